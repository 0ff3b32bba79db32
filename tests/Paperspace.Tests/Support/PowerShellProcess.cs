using System.Diagnostics;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Support;

/// <summary>The real PowerShell in a process of its own.</summary>
internal static class PowerShellProcess
{
    private const string Variable = "PAPERSPACE_TEST_SHELL";

    /// <summary>The command that starts it: the one that an environment variable names, else the repository's own.</summary>
    public static string Command { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : RepositoryPaths.PowerShell;

    /// <summary>Starts it without a profile, with nobody at its keyboard and no colours.</summary>
    public static Process Start(params string[] arguments) => Start(cache: null, arguments);

    private static Process Start(string? cache, string[] arguments)
    {
        var start = new ProcessStartInfo(Command, ["-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Tests start other shells by the same command.
            Environment = { [Variable] = Command, ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["NO_COLOR"] = "1" },
        };
        if (cache is not null)
        {
            start.Environment["XDG_CACHE_HOME"] = start.Environment["LOCALAPPDATA"] = cache;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs a script that must succeed, and returns the lines that it wrote.</summary>
    public static string[] Run(string script) => Run(cache: null, script);

    /// <summary>
    /// The same in a shell that has kept nothing of earlier ones: PowerShell keeps in its cache which of its cmdlets a start
    /// has used, and later starts load those beforehand.
    /// </summary>
    public static string[] RunAsNew(string script)
    {
        DirectoryInfo cache = Directory.CreateTempSubdirectory("paperspace-shell-");
        try
        {
            return Run(cache.FullName, script);
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    private static string[] Run(string? cache, string script)
    {
        using Process process = Start(cache, ["-Command", script]);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.WaitForExit();
        Assert.Equal("", errors.Result);
        Assert.Equal(0, process.ExitCode);
        return lines;
    }
}
