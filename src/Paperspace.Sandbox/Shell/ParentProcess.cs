using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Paperspace.Sandbox.Shell;

/// <summary>Whoever started this program: <c>dotnet run</c>, a shell, a test.</summary>
internal static class ParentProcess
{
    /// <summary>Comes to an end when the parent does, also when that was killed and could tell nobody.</summary>
    /// <remarks>It never does on Windows, where <c>dotnet run</c> takes what it started along.</remarks>
    internal static Task WaitForExitAsync(CancellationToken stop)
    {
        try
        {
            return OperatingSystem.IsWindows()
                ? Task.Delay(Timeout.Infinite, stop)
                : Process.GetProcessById(getppid()).WaitForExitAsync(stop);
        }
        catch (ArgumentException)
        {
            // It ended before it was looked at.
            return Task.CompletedTask;
        }
    }

    [DllImport("libc")]
    private static extern int getppid();
}
