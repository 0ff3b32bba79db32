using System.Diagnostics;

namespace Paperspace.Changes;

/// <summary>The time that pauses, rounds and time-outs go by: it goes on whatever is done to the computer's clock.</summary>
internal static class Clock
{
    private static readonly Stopwatch Running = Stopwatch.StartNew();

    internal static TimeSpan Now => Running.Elapsed;
}
