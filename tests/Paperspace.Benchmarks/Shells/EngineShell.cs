namespace Paperspace.Benchmarks.Shells;

/// <summary>The engine alone, hosted by the sandbox's program: it is there wherever the .NET SDK is.</summary>
internal sealed class EngineShell : IShell
{
    private static readonly string Sandbox =
        Path.Combine(AppContext.BaseDirectory, "Paperspace.Sandbox" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public string Name => "engine";

    public bool HasUtilityCmdlets => false;

    public (string Program, string[] Arguments) CommandFor(string script) => (Sandbox, ["run", script]);
}
