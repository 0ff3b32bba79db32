namespace Paperspace.Benchmarks;

/// <summary>This program, for the processes of it that are measured or serve.</summary>
internal static class ThisProgram
{
    public static string Path { get; } = System.IO.Path.Combine(
        AppContext.BaseDirectory, typeof(ThisProgram).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));
}
