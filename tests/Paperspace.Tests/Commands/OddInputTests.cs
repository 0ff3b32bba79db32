using System.Management.Automation;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

/// <summary>What nobody should write, and somebody will.</summary>
public sealed class OddInputTests : IAsyncLifetime
{
    private readonly Shell _shell = new();
    private SandboxServer _sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync();
        _shell.Succeed(
            "Connect-Paperspace -ApiKey $key -BaseUri $base; $s = Get-PaperspaceSession",
            ("key", SampleAccounts.Default.ApiKey),
            ("base", _sandbox.BaseUri));
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData("Get-PaperspaceTeamMembership '['")]
    [InlineData("$s | Get-PaperspaceTeamMembership '[a'")]
    [InlineData("Get-PaperspaceConnection '[a'")]
    public void A_name_that_is_no_wildcard_pattern_is_not_found(string script) =>
        _shell.Fail(script).IsDesigned("NotFound", ErrorCategory.ObjectNotFound);

    [Fact]
    public void A_name_that_is_no_wildcard_pattern_does_not_keep_others_from_being_found()
    {
        var result = _shell.Run("$s | Get-PaperspaceTeamMembership '[a', globex");

        Assert.Equal("globex", Assert.Single(result.Output).Get("Namespace"));
        Assert.Single(result.AllErrors).IsDesigned("NotFound", ErrorCategory.ObjectNotFound);
    }

    [Theory]
    [InlineData("Get-PaperspaceTeamMembership -Session @{}")]
    [InlineData("Get-PaperspaceTeamMembership -Session @{ Team = 'acme' }")]
    [InlineData("Get-PaperspaceTeamMembership -Session 'acme'")]
    public void What_is_no_session_is_refused_by_PowerShell(string script) =>
        Assert.StartsWith("CannotConvertArgument", _shell.Fail(script).FullyQualifiedErrorId);

    [Theory]
    [InlineData("[Paperspace.Session]::new()")]
    [InlineData("$s.User = $null")]
    [InlineData("$s.Team.Namespace = 'other'")]
    public void Only_the_API_makes_and_changes_a_session(string script)
    {
        Assert.NotEmpty(_shell.Run(script).AllErrors);
        Assert.Equal("acme-research", _shell.Succeed("$s.Team.Namespace").Single().BaseObject);
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Team")]
    public void A_deserialised_session_that_has_lost_a_part_is_refused(string part)
    {
        ErrorRecord error = _shell.Fail(
            "$d = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($s));"
            + $"$d.{part} = $null; Get-PaperspaceTeamMembership -Session $d");

        Assert.Contains(part, error.ToString());
    }

    [Fact]
    public void A_key_that_has_been_disposed_of_cannot_be_one() =>
        _shell.Fail(
            "$k = [securestring]::new(); $k.AppendChar('k'); $k.Dispose(); Connect-Paperspace -ApiKey $k")
            .IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument);
}
