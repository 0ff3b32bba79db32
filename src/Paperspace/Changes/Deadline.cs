using Paperspace.Api;

namespace Paperspace.Changes;

/// <summary>The moment until which an item may be on its way.</summary>
internal sealed class Deadline(TimeSpan limit)
{
    // What time-outs a timer can hold, with room to spare.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(20);

    private readonly TimeSpan _end = Clock.Now + limit;

    /// <summary>How long there was in all.</summary>
    internal TimeSpan Limit => limit;

    /// <summary>What is left; zero or less when it is over.</summary>
    internal TimeSpan Remaining => _end - Clock.Now;

    internal bool IsOver => Remaining <= TimeSpan.Zero;

    /// <summary>Sends a request that has no longer than what is left.</summary>
    /// <exception cref="PaperspaceException">It failed; <see cref="ErrorKind.Timeout"/> when the time was over.</exception>
    internal async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken stop)
    {
        if (IsOver)
        {
            throw IsOverFailure();
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        either.CancelAfter(Remaining < LongestTimer ? Remaining : LongestTimer);
        try
        {
            return await send(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw IsOverFailure();
        }
    }

    private PaperspaceException IsOverFailure() => new(
        ErrorKind.Timeout, FormattableString.Invariant($"It took longer than the {limit.TotalSeconds:0} s that -TimeoutSec allows."));
}
