namespace Paperspace.Tests.Machines;

/// <summary>What becomes of a request.</summary>
/// <param name="Status">The status of the answer, or what comes instead of one.</param>
/// <param name="IsDone">Whether what was asked for is done all the same.</param>
/// <param name="RetryAfter">The header, if it comes.</param>
/// <param name="IsGone">Whether the machine is gone from then on.</param>
internal sealed record Fault(int Status, bool IsDone, string? RetryAfter = null, bool IsGone = false)
{
    /// <summary>The connection is broken.</summary>
    public const int Reset = 0;

    /// <summary>The answer is not there before whoever asked has given up.</summary>
    public const int Late = -1;

    /// <summary>The answer is no JSON.</summary>
    public const int Garbage = -2;

    /// <summary>The answer is larger than any may be.</summary>
    public const int TooLarge = -3;
}
