namespace Paperspace.Benchmarks.Shells;

/// <summary>The engine alone, hosted by the sandbox's program: it is there wherever the .NET SDK is.</summary>
internal sealed class EngineShell : IShell
{
    public const string ShellName = "engine";

    public string Name => ShellName;

    public bool HasUtilityCmdlets => false;

    public (string Program, string[] Arguments) CommandFor(string script) => (BuiltProgram.Sandbox, ["run", script]);
}
