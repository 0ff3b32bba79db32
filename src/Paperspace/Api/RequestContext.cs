namespace Paperspace.Api;

/// <summary>What a request is made in: who hears of it, and what ends it.</summary>
/// <param name="Observer">Hears of attempts and waits.</param>
/// <param name="Stop">Ends it at once.</param>
internal sealed record RequestContext(IRequestObserver Observer, CancellationToken Stop)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Waits, and says each second how long it still takes.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the wait ends at once.</exception>
    internal void Wait(TimeSpan wait)
    {
        for (TimeSpan remaining = wait; remaining > TimeSpan.Zero; remaining -= Second)
        {
            Observer.Waiting(remaining);
            Stop.WaitHandle.WaitOne(remaining < Second ? remaining : Second);
            Stop.ThrowIfCancellationRequested();
        }

        Observer.Waiting(TimeSpan.Zero);
    }
}
