using Paperspace.Sandbox.Server;
using Paperspace.Sandbox.Shell;

namespace Paperspace.Sandbox.Commands;

/// <summary>An interactive PowerShell, connected to a sandbox that ends with it.</summary>
internal static class ShellCommand
{
    public static async Task<int> RunAsync()
    {
        if (Console.IsInputRedirected)
        {
            Console.Error.WriteLine("A shell needs a terminal to type in. To run a script, give it to tour.");
            return 2;
        }

        await using var server = await SandboxServer.StartAsync(delay: ServeCommand.UsualDelay);
        return await new PowerShellProcess(server, "Shell.ps1", "-NoExit").RunAsync();
    }
}
