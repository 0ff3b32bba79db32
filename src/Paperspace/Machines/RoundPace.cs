using Paperspace.Changes;

namespace Paperspace.Machines;

/// <summary>When the next round begins: further and further from the one before.</summary>
/// <param name="firstRound">The time until the first.</param>
internal sealed class RoundPace(TimeSpan firstRound)
{
    private const double SlowDown = 1.25;
    private const double JitterPart = 0.1;

    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastInterval = TimeSpan.FromSeconds(15);

    private readonly Random _jitter = new();
    private TimeSpan _interval = FirstInterval;

    /// <summary>The moment of the next round.</summary>
    internal TimeSpan Next { get; private set; } = Clock.Now + firstRound;

    /// <summary>A round begins now.</summary>
    internal void Begin()
    {
        Next = Clock.Now + Jittered(_interval);
        var slower = TimeSpan.FromTicks((long)(_interval.Ticks * SlowDown));
        _interval = slower < LastInterval ? slower : LastInterval;
    }

    /// <summary>No round begins before a pause is over.</summary>
    internal void HoldBack(TimeSpan pause)
    {
        TimeSpan end = Clock.Now + pause;
        Next = Next > end ? Next : end;
    }

    private TimeSpan Jittered(TimeSpan interval) =>
        TimeSpan.FromTicks((long)(interval.Ticks * (1 + (JitterPart * ((2 * _jitter.NextDouble()) - 1)))));
}
