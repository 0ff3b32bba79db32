using Paperspace.Sandbox;

namespace Paperspace.Benchmarks.Shells;

/// <summary>The PowerShell that the repository is built with.</summary>
internal static class PwshShell
{
    /// <summary>The program and arguments that run <paramref name="script"/> and write its output, a line an object.</summary>
    public static (string Program, string[] Arguments) CommandFor(string script) =>
        (RepositoryPaths.PowerShell, ["-NoProfile", "-NonInteractive", "-Command", script]);
}
