using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

public sealed class ModuleSurfaceTests(SharedShell shared) : IClassFixture<SharedShell>
{
    [Fact]
    public void The_module_exports_the_designed_cmdlets_and_nothing_else() =>
        Assert.Equal(
            [
                "Connect-Paperspace", "Disconnect-Paperspace", "Get-PaperspaceConnection", "Get-PaperspaceMachine",
                "Get-PaperspaceOperation", "Get-PaperspaceSession", "Get-PaperspaceTeamMember", "Get-PaperspaceTeamMembership",
                "Invoke-PaperspaceRestMethod", "New-PaperspaceMachine", "Remove-PaperspaceMachine", "Remove-PaperspaceTeamMember",
                "Restart-PaperspaceMachine", "Select-PaperspaceConnection", "Set-PaperspaceMachine", "Set-PaperspaceTeamMember",
                "Start-PaperspaceMachine", "Stop-PaperspaceMachine", "Wait-PaperspaceMachine",
            ],
            Lines("(Get-Module Paperspace).ExportedCommands.Keys").Order());

    [Fact]
    public void The_module_exports_no_variables_and_no_aliases() =>
        Assert.Equal(["0", "0"], Lines("$m = Get-Module Paperspace; $m.ExportedVariables.Count; $m.ExportedAliases.Count"));

    [Theory]
    [InlineData("Connect-Paperspace", "Paperspace.Connection")]
    [InlineData("Get-PaperspaceConnection", "Paperspace.Connection")]
    [InlineData("Get-PaperspaceOperation", "Paperspace.Operation")]
    [InlineData("Disconnect-Paperspace", "")]
    [InlineData("Get-PaperspaceSession", "Paperspace.Session")]
    [InlineData("Get-PaperspaceTeamMembership", "Paperspace.TeamMembership")]
    [InlineData("Get-PaperspaceTeamMember", "Paperspace.TeamMember")]
    [InlineData("Get-PaperspaceMachine", "Paperspace.Machine")]
    [InlineData("New-PaperspaceMachine", "Paperspace.Machine")]
    [InlineData("Stop-PaperspaceMachine", "Paperspace.Machine")]
    [InlineData("Wait-PaperspaceMachine", "Paperspace.Machine")]
    public void A_cmdlet_says_what_it_emits(string cmdlet, string type) =>
        Assert.Equal(type, Assert.Single(Lines($"(Get-Command {cmdlet}).OutputType.Name -join ' '")));

    [Theory]
    [InlineData(
        "Connect-Paperspace",
        "[[-ApiKey] <securestring>] [-BaseUri <uri>] [-TimeoutSec <int>] [-MaximumRetryCount <int>] [-Proxy <uri>] [-ProxyCredential <pscredential>]",
        "-Team <string> [-BaseUri <uri>] [-TimeoutSec <int>] [-MaximumRetryCount <int>] [-Proxy <uri>] [-ProxyCredential <pscredential>]")]
    [InlineData("Get-PaperspaceConnection", "[[-Team] <string[]>]")]
    [InlineData("Get-PaperspaceOperation", "[[-Path] <string[]>] [-Method <string[]>]")]
    [InlineData("Disconnect-Paperspace", "[[-Connection] <ConnectionIdentity[]>]", "-All")]
    [InlineData("Get-PaperspaceSession", "[[-Connection] <ConnectionIdentity>]")]
    [InlineData(
        "Get-PaperspaceTeamMembership",
        "[[-Team] <string[]>] [-Admin] [-Owner] [-Current] [-Connection <ConnectionIdentity>]",
        "[[-Team] <string[]>] -Session <Session> [-Admin] [-Owner] [-Current]")]
    [InlineData(
        "Get-PaperspaceMachine",
        "[[-Name] <string[]>] [-State <string[]>] [-Region <string[]>] [-MachineType <string[]>] [-Connection <ConnectionIdentity>]",
        "-Id <string[]> [-Connection <ConnectionIdentity>]")]
    [InlineData(
        "Stop-PaperspaceMachine",
        "[-Machine] <Machine[]> [-Wait] [-ThrottleLimit <int>] [-PassThru] [-Connection <ConnectionIdentity>] [-TimeoutSec <int>] [-WhatIf] [-Confirm]",
        "[-Name] <string[]> [-Wait] [-ThrottleLimit <int>] [-PassThru] [-Connection <ConnectionIdentity>] [-TimeoutSec <int>] [-WhatIf] [-Confirm]",
        "-Id <string[]> [-Wait] [-ThrottleLimit <int>] [-PassThru] [-Team <string>] [-Connection <ConnectionIdentity>] [-TimeoutSec <int>] [-WhatIf] [-Confirm]")]
    [InlineData("Get-PaperspaceTeamMember", "[[-Name] <string[]>] [-Role <string[]>] [-Team <string>] [-Connection <ConnectionIdentity>]")]
    public void A_cmdlet_has_the_designed_syntax(string cmdlet, params string[] sets) =>
        Assert.Equal(
            sets.Select(set => set + " [<CommonParameters>]"),
            Lines($"(Get-Command {cmdlet}).ParameterSets | ForEach-Object ToString"));

    [Theory]
    [InlineData("Connect-Paperspace", "ApiKey", true, true)]
    [InlineData("Get-PaperspaceSession", "Connection", true, false)]
    [InlineData("Get-PaperspaceTeamMembership", "Connection", true, false)]
    [InlineData("Get-PaperspaceTeamMembership", "Session", true, false)]
    [InlineData("Disconnect-Paperspace", "Connection", true, false)]
    [InlineData("Get-PaperspaceConnection", "Team", false, false)]
    [InlineData("Get-PaperspaceTeamMembership", "Team", false, false)]
    public void A_parameter_binds_from_the_pipeline_as_designed(string cmdlet, string parameter, bool byValue, bool byPropertyName) =>
        Assert.Equal(
            [byValue.ToString(), byPropertyName.ToString()],
            Lines($"(Get-Command {cmdlet}).Parameters.{parameter}.Attributes.Where({{ $_ -is [Parameter] }})[0] | % {{ $_.ValueFromPipeline; $_.ValueFromPipelineByPropertyName }}"));

    [Theory]
    [InlineData("Disconnect-Paperspace -All -Connection acme-research", "AmbiguousParameterSet")]
    [InlineData("Connect-Paperspace k -TimeoutSec ten", "CannotConvertArgumentNoMessage")]
    [InlineData("[pscustomobject]@{ Other = 1 } | Connect-Paperspace", "InputObjectNotBound")]
    public void What_PowerShell_refuses_to_bind_keeps_its_own_error(string script, string id) =>
        Assert.StartsWith(id + ",", shared.Shell.Fail(script).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Theory]
    [InlineData("Get-PaperspaceSession -Connection $null")]
    [InlineData("Get-PaperspaceSession -Connection ''")]
    [InlineData("Get-PaperspaceSession $env:NO_SUCH_VARIABLE")]
    [InlineData("$null | Get-PaperspaceSession")]
    [InlineData("'' | Get-PaperspaceSession")]
    [InlineData("Get-PaperspaceTeamMembership -Connection $null")]
    [InlineData("Get-PaperspaceTeamMembership -Connection ''")]
    [InlineData("$null | Get-PaperspaceTeamMembership")]
    [InlineData("'' | Get-PaperspaceTeamMembership")]
    [InlineData("Get-PaperspaceTeamMembership -Session $null")]
    [InlineData("Get-PaperspaceTeamMembership -Session ''")]
    [InlineData("Get-PaperspaceTeamMembership -Team $null")]
    [InlineData("Get-PaperspaceTeamMembership -Team ''")]
    [InlineData("Get-PaperspaceTeamMembership -Team @()")]
    [InlineData("Get-PaperspaceTeamMembership -Team ada, $null")]
    [InlineData("Get-PaperspaceTeamMembership -Team ada, ''")]
    [InlineData("Get-PaperspaceConnection -Team $null")]
    [InlineData("Get-PaperspaceConnection -Team ''")]
    [InlineData("Get-PaperspaceConnection -Team @()")]
    [InlineData("Get-PaperspaceConnection -Team acme-research, $null")]
    [InlineData("Disconnect-Paperspace -Connection $null")]
    [InlineData("Disconnect-Paperspace -Connection ''")]
    [InlineData("Disconnect-Paperspace -Connection @()")]
    [InlineData("Disconnect-Paperspace -Connection acme-research, $null")]
    [InlineData("$null | Disconnect-Paperspace")]
    [InlineData("'' | Disconnect-Paperspace")]
    public void A_variable_that_is_mistyped_never_means_the_default_or_all(string script)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        ErrorRecord error = shell.Fail("$got = @(); $got += @(" + script + ")");

        Assert.IsAssignableFrom<ParameterBindingException>(error.Exception);
        Assert.Equal(["0", "1"], shell.Succeed("$got.Count; @(Get-PaperspaceConnection).Count").Select(value => value.ToString()));
        Assert.Single(api.Requests);
    }

    [Theory]
    [InlineData("@() | Get-PaperspaceSession")]
    [InlineData("@() | Get-PaperspaceTeamMembership")]
    [InlineData("@() | Disconnect-Paperspace")]
    public void An_empty_pipeline_does_nothing(string script)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        Assert.Empty(shell.Succeed(script));
        Assert.Single(shell.Succeed("Get-PaperspaceConnection"));
        Assert.Single(api.Requests);
    }

    private IEnumerable<string> Lines(string script) => shared.Shell.Succeed(script).Select(line => line.ToString());
}
