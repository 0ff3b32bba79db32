using System.Diagnostics;
using System.Globalization;

namespace Paperspace.Benchmarks.Shells;

/// <summary>Runs scripts that write figures, each in a fresh process.</summary>
internal static class ShellProcess
{
    public const string ApiKey = "benchmark-key-0123456789abcdef";

    /// <summary>
    /// Adds the figures that a script writes, each on a line of its name and value. What else the shell says is shown.
    /// </summary>
    /// <returns>The time from the start of the process to its end.</returns>
    /// <exception cref="InvalidOperationException">The script failed, or wrote no figure.</exception>
    public static TimeSpan Run(string script, Uri baseUri, Figures figures)
    {
        // Otherwise a command that failed would be measured like any other.
        var (program, arguments) = PwshShell.CommandFor($"$ErrorActionPreference = 'Stop'; {script}");
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

        bool hasFigure = false;
        foreach (var line in Lines(output))
        {
            if (line.Split(' ') is [var name, var text] && double.TryParse(text, CultureInfo.InvariantCulture, out var value))
            {
                figures.Add(name, value);
                hasFigure = true;
            }
            else
            {
                Console.Error.WriteLine($"pwsh wrote: {line}");
            }
        }

        foreach (var line in Lines(errors.Result))
        {
            Console.Error.WriteLine($"pwsh wrote an error: {line}");
        }

        return process.ExitCode == 0 && hasFigure
            ? whole
            : throw new InvalidOperationException($"pwsh ended with exit code {process.ExitCode} and {(hasFigure ? "not all figures" : "no figure")} of: {script}");
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
