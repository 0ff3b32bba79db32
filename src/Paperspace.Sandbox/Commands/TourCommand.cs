using System.Text.Json;
using Paperspace.Sandbox.Server;
using Paperspace.Sandbox.Shell;

namespace Paperspace.Sandbox.Commands;

/// <summary>Shows the module at work in a real PowerShell, against a sandbox of its own.</summary>
internal static class TourCommand
{
    private static readonly Step[] Steps =
    [
        new("Connect-Paperspace checks the key in $env:PAPERSPACE_API_KEY and keeps it for this shell.", "Connect-Paperspace"),
        new("The session: who the key belongs to, and its team.", "Get-PaperspaceSession"),
        new("The user's teams, out of the session.", "Get-PaperspaceSession | Select -Expand teamMemberships"),
        new("Machines, by name.", "Get-PaperspaceMachine -Name train-00*, train-01*"),
        new("Two are started, and waited for together.", "Start-PaperspaceMachine train-006, train-012 -Wait -PassThru"),
        new("All that are ready are stopped, however many.", "Get-PaperspaceMachine -Name train-* -State ready | Stop-PaperspaceMachine -Wait -PassThru"),
        new("A name that is not there: each error says what to do next.", "Get-PaperspaceTeamMembership acme", Fails: true),
        new("A key that was revoked.", "Connect-Paperspace -ApiKey $env:REVOKED_KEY", Fails: true),
        new("Forget all connections.", "Disconnect-Paperspace -All"),
        new("Without a connection there is no session.", "Get-PaperspaceSession", Fails: true),
    ];

    /// <summary>Shows the whole tour.</summary>
    public static async Task<int> RunAsync()
    {
        await using var server = await SandboxServer.StartAsync(delay: ServeCommand.UsualDelay);
        Console.WriteLine($"# A sandbox listens at {server.BaseUri}. What follows is typed into a PowerShell of its own,");
        Console.WriteLine("# whose environment has that address and keys of the sandbox's sample data.");
        var shell = new PowerShellProcess(server, "Tour.ps1", "-NoExit");
        shell.Set("REVOKED_KEY", "demo-00000000000000000000000000000000");
        shell.Set("PAPERSPACE_SANDBOX_TOUR", JsonSerializer.Serialize(Steps));
        return await shell.RunAsync(Steps.Select(step => step.Line));
    }

    /// <summary>Runs a script of the user's instead, connected with the default account.</summary>
    /// <returns>What the script gave to <c>exit</c>; else 1 when it showed an error.</returns>
    public static async Task<int> RunScriptAsync(string script)
    {
        await using var server = await SandboxServer.StartAsync(delay: ServeCommand.UsualDelay);
        var shell = new PowerShellProcess(server, "Script.ps1");
        shell.Set("PAPERSPACE_SANDBOX_SCRIPT", script);
        return await shell.RunAsync();
    }

    /// <param name="Comment">What the line shows.</param>
    /// <param name="Line">What is typed.</param>
    /// <param name="Fails">Whether it is there to show an error.</param>
    private sealed record Step(string Comment, string Line, bool Fails = false);
}
