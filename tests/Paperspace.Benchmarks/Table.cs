using System.Globalization;

namespace Paperspace.Benchmarks;

/// <summary>Prints each goal with what was measured.</summary>
internal static class Table
{
    public static void Print(IReadOnlyDictionary<string, Figures> shells)
    {
        Console.WriteLine();
        Console.WriteLine("| what | compared with | goal | shell | ratio | measured | baseline | |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var goal in Goal.All)
        {
            foreach (var (shell, figures) in shells.Where(shell => shell.Value.Has(goal.Measured) && shell.Value.Has(goal.Baseline)))
            {
                var (measured, baseline) = (figures.Median(goal.Measured), figures.Median(goal.Baseline));
                var ratio = measured / baseline;
                string verdict = goal.Limit is not { } limit ? "" : ratio <= limit ? "met" : "missed";
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {goal.What} | {goal.ComparedWith} | {(goal.Limit is null ? "" : $"≤ {goal.Limit}")} | {shell} | {ratio:0.00} | {Show(goal.Measured, measured)} | {Show(goal.Baseline, baseline)} | {verdict} |"));
            }
        }

        foreach (var (shell, figures) in shells.Where(shell => shell.Value.Has("session-allocated")))
        {
            Console.WriteLine();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"A warm Get-PaperspaceSession ({shell}) allocates {figures.Median("session-allocated"):N0} bytes, the bare cmdlet {figures.Median("session-bare-allocated"):N0}."));
        }
    }

    private static string Show(string name, double value) => name.EndsWith("-allocated", StringComparison.Ordinal) || name.EndsWith("-body", StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"{value / 1_000_000:0.0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{value:0.00} ms");
}
