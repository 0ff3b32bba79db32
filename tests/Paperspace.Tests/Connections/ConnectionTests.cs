using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Connections;

public sealed class ConnectionTests
{
    [Fact]
    public void A_connection_says_whose_it_is_and_since_when()
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = new Shell();
        DateTime before = DateTime.UtcNow;

        PSObject connection = Assert.Single(shell.Succeed("Connect-Paperspace $key -BaseUri $base", ("key", Shell.Key), ("base", api.BaseUri)));

        Assert.Equal("Paperspace.Connection", connection.BaseObject.GetType().FullName);
        Assert.Equal(
            ["BaseUri", "ConnectedAt", "Host", "IsDefault", "IsOpen", "KeySource", "State", "Team", "User"],
            connection.Properties.Select(property => property.Name).Order());
        Assert.Equal("acme-research", connection.Get("Team"));
        Assert.Equal("ada@acme-research.example", connection.Get("User"));
        Assert.Equal(api.BaseUri, connection.Get("BaseUri"));
        Assert.Equal("Parameter", connection.Get("KeySource")!.ToString());
        Assert.True((bool)connection.Get("IsDefault")!);
        Assert.True((bool)connection.Get("IsOpen")!);
        Assert.Equal("Default", connection.Get("State")!.ToString());
        Assert.Equal($"127.0.0.1:{api.Port}", connection.Get("Host"));
        var connectedAt = (DateTime)connection.Get("ConnectedAt")!;
        Assert.Equal(DateTimeKind.Utc, connectedAt.Kind);
        Assert.InRange(connectedAt, before, DateTime.UtcNow);
        Assert.Equal("acme-research", connection.ToString());
    }

    [Fact]
    public void A_connection_s_timeout_and_retries_hold_for_its_later_requests()
    {
        using var api = new FakeApi(SessionAnswers.Good, FakeApi.Silence);
        using var shell = Shell.ConnectedTo(api.BaseUri, "-TimeoutSec 1 -MaximumRetryCount 0");

        shell.Fail("Get-PaperspaceSession").IsDesigned("Timeout", ErrorCategory.OperationTimeout);

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public void What_comes_later_in_the_pipeline_already_sees_the_default()
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = new Shell();

        PSObject seen = Assert.Single(shell.Succeed(
            "Connect-Paperspace $key -BaseUri $base | ForEach-Object { $_.IsDefault -and (Get-PaperspaceConnection).IsDefault }",
            ("key", Shell.Key), ("base", api.BaseUri)));

        Assert.Equal(true, seen.BaseObject);
    }
}
