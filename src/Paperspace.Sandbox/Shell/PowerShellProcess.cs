using System.Diagnostics;
using System.Runtime.InteropServices;
using Paperspace.Sandbox.Server;

namespace Paperspace.Sandbox.Shell;

/// <summary>The real PowerShell in a process of its own, with the module imported and keys of a sandbox in its environment.</summary>
internal sealed class PowerShellProcess
{
    private readonly ProcessStartInfo _start;

    /// <param name="server">The sandbox that the module is to use.</param>
    /// <param name="script">The name of the script in this folder to begin with.</param>
    /// <param name="options">Options of <c>pwsh</c>.</param>
    internal PowerShellProcess(SandboxServer server, string script, params string[] options)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Shell", script);
        _start = new ProcessStartInfo(RepositoryPaths.PowerShell, ["-NoLogo", "-NoProfile", .. options, "-File", path]);
        Set("PAPERSPACE_SANDBOX_PROCESS", $"{Environment.ProcessId}");
        Set("PAPERSPACE_SANDBOX_MODULE", RepositoryPaths.ModuleManifest);
        // In the environment, and in no command line, which others on this machine can see.
        foreach (var (name, value) in ClientEnvironment.For(server))
        {
            Set(name, value);
        }

        Set("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Set("POWERSHELL_UPDATECHECK", "Off");
        if (Console.IsOutputRedirected)
        {
            // What is no terminal gets no escape sequences.
            Set("NO_COLOR", "1");
            Set("TERM", "dumb");
        }
    }

    internal void Set(string variable, string value) => _start.Environment[variable] = value;

    /// <summary>Runs it to its end and returns its exit code.</summary>
    /// <param name="input">The lines that are typed into it; null leaves it the keyboard, and Ctrl+C as well.</param>
    internal async Task<int> RunAsync(IEnumerable<string>? input = null)
    {
        _start.RedirectStandardInput = input is not null;
        // Ctrl+C reaches both processes: with a keyboard of its own the shell decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = input is null);
        using var process = Process.Start(_start)!;
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            process.Kill(entireProcessTree: true);
        }

        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
        if (input is not null)
        {
            await TypeAsync(input, process.StandardInput);
        }

        using var ended = new CancellationTokenSource();
        Task parent = ParentProcess.WaitForExitAsync(ended.Token);
        await Task.WhenAny(process.WaitForExitAsync(ended.Token), parent);
        if (parent.IsCompleted)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        ended.Cancel();
        return process.ExitCode;
    }

    private static async Task TypeAsync(IEnumerable<string> lines, StreamWriter keyboard)
    {
        try
        {
            await using (keyboard)
            {
                foreach (string line in lines)
                {
                    await keyboard.WriteLineAsync(line);
                }
            }
        }
        catch (IOException)
        {
            // The shell has ended before it read all; its exit code says why.
        }
    }
}
