namespace Paperspace.Benchmarks.Shells;

/// <summary>An installed PowerShell 7.</summary>
internal sealed class PwshShell : IShell
{
    private const string Program = "pwsh";

    public string Name => Program;

    public bool HasUtilityCmdlets => true;

    /// <summary>Whether the PATH has one.</summary>
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, Program)) || File.Exists(Path.Combine(folder, Program + ".exe")));

    public (string Program, string[] Arguments) CommandFor(string script) =>
        (Program, ["-NoProfile", "-NonInteractive", "-Command", script]);
}
