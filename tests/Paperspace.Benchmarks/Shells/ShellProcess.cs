using System.Diagnostics;

namespace Paperspace.Benchmarks.Shells;

/// <summary>One run of a script in a fresh process.</summary>
/// <param name="Output">The lines that it wrote.</param>
/// <param name="Whole">The time from the start of the process to its end.</param>
internal sealed record ShellProcess(string[] Output, TimeSpan Whole)
{
    public const string ApiKey = "benchmark-key-0123456789abcdef";

    /// <exception cref="InvalidOperationException">The script wrote an error.</exception>
    public static ShellProcess Run(IShell shell, string script, Uri baseUri)
    {
        var (program, arguments) = shell.CommandFor(script);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PAPERSPACE_API_KEY"] = ApiKey;
        start.Environment["PAPERSPACE_API_URL"] = baseUri.ToString();
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var whole = watch.Elapsed;
        return errors.Result.Length == 0
            ? new ShellProcess(output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), whole)
            : throw new InvalidOperationException($"{shell.Name}: {errors.Result}");
    }
}
