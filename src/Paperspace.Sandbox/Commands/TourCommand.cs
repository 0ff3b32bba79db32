using Paperspace.Sandbox.Engine;
using Paperspace.Sandbox.Server;

namespace Paperspace.Sandbox.Commands;

/// <summary>Shows the module at work, in the real PowerShell engine against a sandbox of its own.</summary>
internal static class TourCommand
{
    private static readonly Step[] Steps =
    [
        new("Connect-Paperspace checks the key and keeps it for this shell.", "Connect-Paperspace"),
        new("Connections are listed without a request.", "Get-PaperspaceConnection"),
        new("The session: who the key belongs to, and its team.", "Get-PaperspaceSession"),
        new("The user's teams; the one of the key in use is marked.", "Get-PaperspaceTeamMembership"),
        new("The same from the session's own property.", "Get-PaperspaceSession | ForEach-Object TeamMemberships"),
        new("Only the teams that the user owns, of a session at hand.", "Get-PaperspaceSession | Get-PaperspaceTeamMembership -Owner"),
        new("A key that was revoked. Every error has an id to test for.", "try { Connect-Paperspace } catch { $_.FullyQualifiedErrorId; throw }")
        {
            ApiKey = "demo-00000000000000000000000000000000",
            Fails = true,
        },
        new("Forget all connections.", "Disconnect-Paperspace -All"),
        new("Without a connection there is no session.", "Get-PaperspaceSession") { Fails = true },
    ];

    /// <summary>Shows the whole tour.</summary>
    public static async Task<int> RunAsync()
    {
        await using var server = await SandboxServer.StartAsync();
        UseSandbox(server);
        Console.WriteLine($"# A sandbox listens at {server.BaseUri}. $env:PAPERSPACE_API_URL is set to it, and");
        Console.WriteLine("# $env:PAPERSPACE_API_KEY to a key of its sample data, for this process only.");

        // One writer for both: on a screen, errors stand where they happened.
        using var engine = new PowerShellEngine(new TextHost(Console.Out, Console.Out, ConsoleWidth()));
        var unexpected = 0;
        foreach (var step in Steps)
        {
            Console.WriteLine();
            Console.WriteLine("# " + step.Comment);
            if (step.ApiKey is not null)
            {
                Console.WriteLine("# ($env:PAPERSPACE_API_KEY is set to such a key.)");
                UseKey(step.ApiKey);
            }

            Console.WriteLine("PS> " + step.Script);
            if (engine.Show(step.Script) == step.Fails)
            {
                unexpected++;
                Console.Error.WriteLine(step.Fails ? "The tour expected an error here." : "The tour expected no error here.");
            }
        }

        return unexpected == 0 ? 0 : 1;
    }

    /// <summary>Runs a script of the user's instead, connected with the default account.</summary>
    public static async Task<int> RunScriptAsync(string script)
    {
        await using var server = await SandboxServer.StartAsync();
        UseSandbox(server);
        var host = new TextHost(Console.Out, Console.Error, ConsoleWidth());
        using var engine = new PowerShellEngine(host);

        var succeeded = engine.Show("$null = Connect-Paperspace") && engine.Show(script);
        return host.ExitCode ?? (succeeded ? 0 : 1);
    }

    private static void UseSandbox(SandboxServer server)
    {
        Environment.SetEnvironmentVariable("PAPERSPACE_API_URL", server.BaseUri.ToString());
        UseKey(SampleAccounts.Default.ApiKey);
    }

    private static void UseKey(string apiKey) => Environment.SetEnvironmentVariable("PAPERSPACE_API_KEY", apiKey);

    // A file or a pipe has no width, nor have some terminals; then lines are as long as in a usual window.
    private static int ConsoleWidth() =>
        Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 120 : Console.WindowWidth;

    private sealed record Step(string Comment, string Script)
    {
        /// <summary>The key to put in the environment first.</summary>
        public string? ApiKey { get; init; }

        /// <summary>Whether the step is there to show an error.</summary>
        public bool Fails { get; init; }
    }
}
