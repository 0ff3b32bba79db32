namespace Paperspace.Benchmarks;

/// <summary>The programs of this repository that are measured or serve; the build leaves them side by side.</summary>
internal static class BuiltProgram
{
    public static readonly string Benchmarks = PathOf("Paperspace.Benchmarks");

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name + (OperatingSystem.IsWindows() ? ".exe" : ""));
}
