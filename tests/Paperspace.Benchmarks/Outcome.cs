namespace Paperspace.Benchmarks;

/// <summary>A goal, and what was measured.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Baseline">What it is divided by.</param>
internal sealed record Outcome(Goal Goal, double Measured, double Baseline)
{
    public double Ratio => Measured / Baseline;

    public bool IsMet => Ratio <= Goal.Limit;

    /// <summary>The outcomes of all goals.</summary>
    public static Outcome[] Of(Figures measured) =>
        [.. Goal.All.Select(goal => new Outcome(goal, measured.Median(goal.Measured), measured.Median(goal.Baseline)))];
}
