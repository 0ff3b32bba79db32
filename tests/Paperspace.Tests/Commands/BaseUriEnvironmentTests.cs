using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

[Collection(ProcessEnvironment.Name)]
public sealed class BaseUriEnvironmentTests : IDisposable
{
    private const string Variable = "PAPERSPACE_API_URL";

    private readonly FakeApi _api = new(SessionAnswers.Good);
    private readonly Shell _shell = new();

    // An empty variable is as good as none.
    public static TheoryData<string> Refused =>
        [.. BaseUriTests.Refused.Select(row => row.Data).Where(address => address.Length > 0)];

    public void Dispose()
    {
        _shell.Dispose();
        _api.Dispose();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0}\r\n")]
    public void The_environment_gives_the_address_when_the_parameter_does_not(string value)
    {
        using IDisposable _ = ProcessEnvironment.Set(Variable, string.Format(null, value, _api.BaseUri));

        PSObject connection = Assert.Single(_shell.Succeed("Connect-Paperspace $key", ("key", Shell.Key)));

        Assert.Equal(_api.BaseUri, connection.Get("BaseUri"));
        Assert.Single(_api.Requests);
    }

    [Fact]
    public void The_parameter_goes_before_the_environment()
    {
        using IDisposable _ = ProcessEnvironment.Set(Variable, "http://example.com");

        _shell.Succeed("Connect-Paperspace $key -BaseUri $base", ("key", Shell.Key), ("base", _api.BaseUri));

        Assert.Single(_api.Requests);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_address_of_the_environment_is_checked_as_well(string address)
    {
        using IDisposable _ = ProcessEnvironment.Set(Variable, address);

        Exception exception = _shell.Fail("Connect-Paperspace $key -MaximumRetryCount 0", ("key", Shell.Key))
            .IsDesigned("InvalidBaseUri", ErrorCategory.InvalidArgument);

        Assert.Contains("$env:" + Variable, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://[")]
    [InlineData("https://")]
    [InlineData("https://exa mple.com")]
    [InlineData("https://example.com:99999")]
    public void What_is_no_address_at_all_is_refused_in_the_environment(string text)
    {
        using IDisposable _ = ProcessEnvironment.Set(Variable, text);

        _shell.Fail("Connect-Paperspace $key -MaximumRetryCount 0", ("key", Shell.Key))
            .IsDesigned("InvalidBaseUri", ErrorCategory.InvalidArgument);
    }
}
