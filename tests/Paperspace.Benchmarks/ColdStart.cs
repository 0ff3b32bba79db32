using System.Globalization;
using Paperspace.Benchmarks.Shells;

namespace Paperspace.Benchmarks;

/// <summary>Imports and first calls: a fresh process for each round, interleaved with those of the baselines.</summary>
internal static class ColdStart
{
    private sealed record Contender(string Name, string Script, string? WholeProcess = null);

    public static void Measure(IShell shell, ModuleFolders modules, Uri baseUri, int rounds, Figures figures)
    {
        Contender[] contenders =
        [
            new("import", Timed($"Import-Module '{ModuleFolders.Paperspace}'")),
            new("import-bare", Timed($"Import-Module '{modules.Bare}'")),
            new("import-bare-views", Timed($"Import-Module '{modules.BareWithViews}'")),
            new("import-again", ImportAfter(modules.BareWithViews, ModuleFolders.Paperspace)),
            new("import-again-bare", ImportAfter(ModuleFolders.Paperspace, modules.Bare)),
            new("import-again-bare-views", ImportAfter(ModuleFolders.Paperspace, modules.BareWithViews)),
            new(
                "first",
                Timed($"Import-Module '{ModuleFolders.Paperspace}'; $null = Connect-Paperspace; $null = Get-PaperspaceSession"),
                "first-process"),
            new(
                "first-bare",
                Timed($"Import-Module '{modules.Bare}'; $null = Get-BareSession $env:PAPERSPACE_API_URL $env:PAPERSPACE_API_KEY"),
                "first-bare-process"),
        ];
        if (shell.HasUtilityCmdlets)
        {
            contenders = [.. contenders, new(
                "first-irm",
                Timed("$null = Invoke-RestMethod \"$env:PAPERSPACE_API_URL/auth/session\" -Headers @{ Authorization = \"Bearer $env:PAPERSPACE_API_KEY\" }"),
                "first-irm-process")];
        }

        // The first round finds files that no process has read for a while, and does not count.
        for (int round = -1; round < rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var run = ShellProcess.Run(shell, contender.Script, baseUri);
                if (round < 0)
                {
                    continue;
                }

                figures.Add(contender.Name, double.Parse(run.Output.Single(), CultureInfo.InvariantCulture));
                if (contender.WholeProcess is { } whole)
                {
                    figures.Add(whole, run.Whole.TotalMilliseconds);
                }
            }
        }
    }

    private static string Timed(string script) =>
        $"$watch = [System.Diagnostics.Stopwatch]::StartNew(); {script}; $watch.Elapsed.TotalMilliseconds";

    // Two modules with the same view and type files cannot be there at once.
    private static string ImportAfter(string other, string module) =>
        $"Import-Module '{other}' -PassThru | Remove-Module; {Timed($"Import-Module '{module}'")}";
}
