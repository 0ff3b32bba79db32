namespace Paperspace.Benchmarks.Shells;

/// <summary>An installed PowerShell 7.</summary>
internal sealed class PwshShell : IShell
{
    public const string ShellName = "pwsh";

    public string Name => ShellName;

    public bool HasUtilityCmdlets => true;

    /// <summary>Whether the PATH has one.</summary>
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, ShellName)) || File.Exists(Path.Combine(folder, ShellName + ".exe")));

    public (string Program, string[] Arguments) CommandFor(string script) =>
        (ShellName, ["-NoProfile", "-NonInteractive", "-Command", script]);
}
