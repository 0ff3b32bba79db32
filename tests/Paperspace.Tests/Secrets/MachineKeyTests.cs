using Paperspace.Tests.Machines;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>Nothing that is told of machines carries the key, whatever the server does to a change, and to a look at it.</summary>
public sealed class MachineKeyTests
{
    // How a key may be written is looked at where sessions are: behind the comma.
    public static TheoryData<string> Faults => [.. Fault.All.Select(fault => fault.Name).DistinctBy(name => name.Split(',')[0])];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Machines_that_are_changed_show_no_key(string fault)
    {
        Secret key = Secret.NewKey();
        Fault it = Fault.All.Single(each => each.Name == fault);
        string taken = $$"""{"event":{{MachineJson.Event("ps1", "new")}},"data":{{MachineJson.Machine("ps1", "one", "stopping")}}}""";
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")), FakeApi.Http(200, taken), it.Answer(key.Text));
        KeyTests.AssertHidden(
            key,
            api.BaseUri,
            $$"""
            $connection = Connect-Paperspace -ApiKey $key -BaseUri $base {{it.Options}}
            $bounded = @{ Verbose = $true; Debug = $true; TimeoutSec = 1; ErrorVariable = '+kept' }
            Stop-PaperspaceMachine -Id ps1 -Wait @bounded
            Stop-PaperspaceMachine -Id ps1, ps2 -Wait -PassThru @bounded
            Set-PaperspaceMachine -Id ps1, ps2 -NewName other -PassThru @bounded
            Remove-PaperspaceMachine -Id ps1, ps2 -PassThru -Confirm:$false @bounded
            New-PaperspaceMachine new -MachineType C5 -TemplateId t1 -DiskSize 50 -Region ny2 -Wait @bounded
            $kept
            $Error | ForEach-Object { $_.Exception.Details }
            """,
            it);
        Assert.All(
            ["PATCH", "GET", "PUT", "DELETE", "POST"],
            method => Assert.Contains(api.Requests, request => request.Contains($"{method} /v1/machines", StringComparison.Ordinal)));
    }
}
