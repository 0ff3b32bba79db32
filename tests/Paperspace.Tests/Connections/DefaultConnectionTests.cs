using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Connections;

/// <summary>Which account a script runs as: what follows must not run against one that nobody named.</summary>
public sealed class DefaultConnectionTests : IDisposable
{
    private readonly FakeApi _old = new(SessionAnswers.Of(SessionAnswers.In("old")));
    private readonly FakeApi _good = new(SessionAnswers.Of(SessionAnswers.In("new")));
    private readonly FakeApi _bad = new(SessionAnswers.NobodyLoggedIn);
    private readonly Shell _shell;

    public DefaultConnectionTests()
    {
        _shell = Shell.ConnectedTo(_old.BaseUri);
        _shell.Succeed("", ("key", Shell.Key), ("good", _good.BaseUri), ("bad", _bad.BaseUri));
    }

    public void Dispose()
    {
        _shell.Dispose();
        _old.Dispose();
        _good.Dispose();
        _bad.Dispose();
    }

    [Theory]
    [InlineData("Connect-Paperspace $key -BaseUri $good")]
    [InlineData("$key | Connect-Paperspace -BaseUri $good")]
    [InlineData("@($key) | Connect-Paperspace -BaseUri $good")]
    [InlineData("[pscustomobject]@{ ApiKey = $key } | Connect-Paperspace -BaseUri $good")]
    [InlineData("Connect-Paperspace $key -BaseUri $good; Connect-Paperspace $key -BaseUri $good | Disconnect-Paperspace; Connect-Paperspace $key -BaseUri $good")]
    public void Exactly_one_good_key_is_the_default(string script)
    {
        _shell.Succeed(script);

        Assert.Equal("new", Assert.Single(_shell.Succeed("(Get-PaperspaceSession).Team.Namespace")).ToString());
        Assert.Equal("new", Assert.Single(_shell.Succeed("(Get-PaperspaceConnection).Where{ $_.IsDefault }.Team")).ToString());
    }

    [Theory]
    [InlineData("Connect-Paperspace $key -BaseUri $bad")]
    [InlineData("Connect-Paperspace $key -BaseUri http://example.com")]
    [InlineData("Connect-Paperspace $null -BaseUri $good")]
    [InlineData("Connect-Paperspace $key -BaseUri $good -TimeoutSec 0")]
    [InlineData("Connect-Paperspace $key -BaseUri $good -TimeoutSec -1")]
    [InlineData("Connect-Paperspace $key -BaseUri $good -MaximumRetryCount -1")]
    [InlineData("Connect-Paperspace $key -BaseUri $null")]
    [InlineData("Connect-Paperspace $key -BaseUri 'http://[bad'")]
    [InlineData("Connect-Paperspace $key -BaseUri $good -Proxy $null")]
    [InlineData("Connect-Paperspace $key -BaseUri $good -Proxy 'http://[bad'")]
    [InlineData("Connect-Paperspace 'not a key' -BaseUri $good")]
    [InlineData("try { Connect-Paperspace $key -BaseUri $bad } catch { }")]
    [InlineData("Connect-Paperspace $key -BaseUri $bad -ErrorAction SilentlyContinue")]
    [InlineData("$key | Connect-Paperspace -BaseUri $bad")]
    [InlineData("$null | Connect-Paperspace -BaseUri $good")]
    [InlineData("@() | Connect-Paperspace -BaseUri $good")]
    [InlineData("$key, $key | Connect-Paperspace -BaseUri $good")]
    [InlineData("$key, $key, $key | Connect-Paperspace -BaseUri $good")]
    [InlineData("$key, 'not a key' | Connect-Paperspace -BaseUri $good")]
    [InlineData("'not a key', $key | Connect-Paperspace -BaseUri $good")]
    [InlineData("$null, $key | Connect-Paperspace -BaseUri $good")]
    [InlineData("$key, $null | Connect-Paperspace -BaseUri $good")]
    [InlineData("$key, $key | Connect-Paperspace -BaseUri $good | ForEach-Object { throw 'Enough.' }")]
    [InlineData("& { $key; throw 'The key store is closed.' } | Connect-Paperspace -BaseUri $good")]
    public void After_anything_else_there_is_none(string script)
    {
        _shell.Run(script);

        _shell.Fail("Get-PaperspaceSession").IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        Assert.Empty(_shell.Succeed("(Get-PaperspaceConnection).Where{ $_.IsDefault }"));
        Assert.Single(_old.Requests);
    }

    [Fact]
    public void The_default_is_dropped_before_the_first_key_comes()
    {
        PSObject isDefault = Assert.Single(_shell.Succeed(
            "$null = $key | ForEach-Object { $script:seen = (Get-PaperspaceConnection old).IsDefault; $_ } | Connect-Paperspace -BaseUri $good; $seen"));

        Assert.Equal(false, isDefault.BaseObject);
    }

    [Fact]
    public void The_former_default_stays_open_and_can_be_named()
    {
        _shell.Run("Connect-Paperspace $key -BaseUri $bad");

        Assert.Equal("old", Assert.Single(_shell.Succeed("(Get-PaperspaceSession old).Team.Namespace")).ToString());
    }

    [Fact]
    public void Of_many_keys_every_good_one_is_emitted_and_listed()
    {
        using var many = new FakeApi(
            SessionAnswers.Of(SessionAnswers.OfUser("a", "new")), SessionAnswers.Of(SessionAnswers.OfUser("b", "new")));
        EngineResult result = _shell.Run("$key, 'not a key', $key | Connect-Paperspace -BaseUri $many", ("many", many.BaseUri));

        Assert.Equal(["new", "new"], result.Output.Select(connection => connection.ToString()));
        Assert.All(result.Output, connection => Assert.Equal((true, false), ((bool)connection.Get("IsOpen")!, (bool)connection.Get("IsDefault")!)));
        Assert.Equal(["old", "new", "new"], _shell.Succeed("Get-PaperspaceConnection").Select(connection => connection.ToString()));
    }

    [Theory]
    [InlineData("Connect-Paperspace $key -BaseUri $bad")]
    [InlineData("$key | Connect-Paperspace -BaseUri $bad")]
    public void A_failed_connect_leaves_no_connection_of_its_own(string script)
    {
        Assert.Empty(_shell.Run(script).Output);

        Assert.Equal("old", Assert.Single(_shell.Succeed("Get-PaperspaceConnection")).ToString());
    }
}
