using System.Diagnostics;

namespace Paperspace.Tests.Support;

/// <summary>The sandbox's program in a process of its own, where what tests count must not mix with what they do.</summary>
internal static class SandboxProcess
{
    private static readonly string Program =
        Path.Combine(AppContext.BaseDirectory, "Paperspace.Sandbox" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    /// <summary>Starts the server and returns its address; it runs until the process is killed.</summary>
    public static Process Serve(out Uri baseUri)
    {
        Process process = Start("serve");
        string first = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The sandbox did not start.");
        baseUri = new Uri(first.Split(' ')[^1]);
        return process;
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
}
