using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Runspaces;

/// <summary>A runspace of a pool is one user's after the other's: nothing of the one is the other's.</summary>
public sealed class PooledRunspaceTests
{
    [Fact]
    public void A_session_in_a_runspace_that_was_reset_has_no_connections()
    {
        using var api = new FakeApi(SessionAnswers.Of(SessionAnswers.In("acme")));
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([RepositoryPaths.ModuleManifest]);
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();

        for (int user = 0; user < 3; user++)
        {
            Assert.Equal(["0", "1", "acme"], Run(runspace, api.BaseUri));
            runspace.ResetRunspaceState();
        }
    }

    private static string[] Run(Runspace runspace, Uri baseUri)
    {
        using var shell = PowerShell.Create(runspace);
        return shell
            .AddScript("param($key, $base) @(Get-PaperspaceConnection).Count; $null = Connect-Paperspace $key -BaseUri $base; @(Get-PaperspaceConnection).Count; (Get-PaperspaceSession).Team.Namespace")
            .AddArgument(Shell.Key).AddArgument(baseUri)
            .Invoke().Select(line => line.ToString()).ToArray();
    }
}
