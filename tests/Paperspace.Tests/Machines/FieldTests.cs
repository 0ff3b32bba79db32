using System.Text.Json;
using Paperspace.Tests.Contract.Documents;
using Paperspace.Tests.Rest;

namespace Paperspace.Tests.Machines;

/// <summary>What the cmdlets send of a machine's fields is what was given.</summary>
public sealed class FieldTests(RestFixture rest) : IClassFixture<RestFixture>
{
    [Theory]
    [InlineData("New-PaperspaceMachine one -MachineType C5 -TemplateId t1 -DiskSize 50 -Region ny2", "1.5")]
    [InlineData("Set-PaperspaceMachine -Id ps1", "1.5")]
    [InlineData("Set-PaperspaceMachine -Id ps1", "2")]
    [InlineData("Set-PaperspaceMachine -Id ps1", "0.25")]
    public void A_time_until_shutdown_has_parts_of_hours_as_in_answers(string command, string hours)
    {
        rest.Api.Answer(_ => $$"""{"event":null,"data":{{GoldenMachine.Json}}}""");
        rest.Shell.Succeed($"{command} -AutoShutdownTimeout {hours} -Confirm:$false");
        using var body = JsonDocument.Parse(Assert.Single(rest.Api.Requests).Body);
        Assert.Equal(hours, body.RootElement.GetProperty("autoShutdownTimeout").GetRawText());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-0.5")]
    public void A_time_until_shutdown_is_not_below_nothing(string hours)
    {
        rest.Api.Answer(_ => "{}");
        rest.Shell.Fail($"Set-PaperspaceMachine -Id ps1 -AutoShutdownTimeout {hours}");
        Assert.Empty(rest.Api.Requests);
    }
}
