using System.Runtime.InteropServices;
using Paperspace.Benchmarks.Server;
using Paperspace.Benchmarks.Shells;

namespace Paperspace.Benchmarks;

/// <summary>Imports and first calls: a fresh process for each round, interleaved, in any order, with those of the baselines.</summary>
internal static class ColdStart
{
    public static void Measure(ModuleFolders modules, ServerProcess server, int rounds, Figures figures)
    {
        var (module, bare, bareWithViews) = (ModuleFolders.Paperspace, modules.Bare, modules.BareWithViews);
        List<(string Name, string Before, string Timed)> contenders =
        [
            ("import", "", Import(module)),
            ("import-bare", "", Import(bare)),
            ("import-bare-views", "", Import(bareWithViews)),
            ("import-again", ImportAndRemove(bareWithViews), Import(module)),
            ("import-again-bare", ImportAndRemove(module), Import(bare)),
            ("import-again-bare-views", ImportAndRemove(module), Import(bareWithViews)),
            ("first", "", $"{Import(module)}; $null = Connect-Paperspace; $null = Get-PaperspaceSession"),
            ("first-bare", "", $"{Import(bare)}; $null = Get-BareSession $env:PAPERSPACE_API_URL $env:PAPERSPACE_API_KEY"),
            ("first-irm", "", "$null = Invoke-RestMethod \"$env:PAPERSPACE_API_URL/auth/session\" -Headers @{ Authorization = \"Bearer $env:PAPERSPACE_API_KEY\" }"),
        ];

        // The first round finds files that no process has read for a while, and does not count.
        Figures uncounted = new();
        for (int round = -1; round < rounds; round++)
        {
            var counted = round < 0 ? uncounted : figures;
            Random.Shared.Shuffle(CollectionsMarshal.AsSpan(contenders));
            foreach (var (name, before, timed) in contenders)
            {
                var script = $"{before}$watch = [System.Diagnostics.Stopwatch]::StartNew(); {timed}; \"{name} $($watch.Elapsed.TotalMilliseconds)\"";
                var whole = ShellProcess.Run(script, server.BaseUri(BenchmarkServer.Small), counted);
                counted.Add($"{name}-process", whole.TotalMilliseconds);
            }
        }
    }

    private static string Import(string module) => $"Import-Module '{module}'";

    // Two modules with the same view and type files cannot be there at once.
    private static string ImportAndRemove(string module) => $"{Import(module)} -PassThru | Remove-Module; ";
}
