namespace Paperspace.Benchmarks;

/// <summary>A goal in one shell, and what was measured there.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Shell">The shell's name.</param>
/// <param name="Measured">The figure; null where the shell is not installed.</param>
/// <param name="Baseline">What it is divided by; null where the shell is not installed.</param>
internal sealed record Outcome(Goal Goal, string Shell, double? Measured, double? Baseline)
{
    public double? Ratio => Measured / Baseline;

    public bool IsMet => Ratio <= Goal.Limit;

    /// <summary>The outcomes of all goals.</summary>
    /// <param name="measured">The figures of each shell that is installed, by its name.</param>
    public static Outcome[] Of(IReadOnlyDictionary<string, Figures> measured) =>
    [
        .. from goal in Goal.All
           from shell in goal.Shells
           let figures = measured.GetValueOrDefault(shell)
           select new Outcome(goal, shell, figures?.Median(goal.Measured), figures?.Median(goal.Baseline)),
    ];
}
