namespace Paperspace.Benchmarks;

/// <summary>Prints each goal with what was measured.</summary>
internal static class Table
{
    private static readonly string[] BytesSuffixes = ["-allocated", "-body", "-live"];

    public static void Print(IEnumerable<Outcome> outcomes)
    {
        Console.WriteLine("| what | compared with | goal | ratio | measured | baseline | |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var outcome in outcomes)
        {
            var (goal, measured, baseline) = outcome;
            string[] cells =
            [
                goal.What,
                goal.ComparedWith,
                goal.Limit is { } limit ? Invariant($"≤ {limit}") : "",
                Invariant($"{outcome.Ratio:0.00}"),
                Show(goal.Measured, measured),
                Show(goal.Baseline, baseline),
                Verdict(outcome),
            ];
            Console.WriteLine($"| {string.Join(" | ", cells)} |");
        }
    }

    private static string Verdict(Outcome outcome) => outcome switch
    {
        { Goal.Limit: null } => "",
        { IsMet: true } => "met",
        _ => "missed",
    };

    // A figure's name says what it counts.
    private static string Show(string name, double value) =>
        BytesSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal))
            ? Invariant($"{value / 1_000_000:0.0} MB")
            : Invariant($"{value:0.00} ms");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
