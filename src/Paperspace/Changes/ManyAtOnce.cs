namespace Paperspace.Changes;

/// <summary>
/// Works on items as they come, on several at a time, and hands back what became of each on the calling thread, in the
/// order that the items came in. Nothing of it outlives it.
/// </summary>
/// <param name="slots">How many may be worked on at a time.</param>
/// <param name="work">Works on one item, with a slot that it may give back while it waits.</param>
/// <param name="emit">Takes what became of an item.</param>
/// <param name="tick">Called about once a second, on the calling thread.</param>
/// <param name="stop">Ends everything at once.</param>
internal sealed class ManyAtOnce<TItem, TResult>(
    Slots slots,
    Func<TItem, Slot, CancellationToken, Task<TResult>> work,
    Action<Outcome<TItem, TResult>> emit,
    Action tick,
    CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private readonly Queue<Task<Outcome<TItem, TResult>>> _inOrder = new();
    private TimeSpan _nextTick = Clock.Now + TickInterval;

    /// <summary>Begins to work on an item as soon as there is a slot; until then hands back what has ended.</summary>
    /// <exception cref="OperationCanceledException">The stop was asked for.</exception>
    internal void Add(TItem item)
    {
        Task<Slot> free = slots.TakeAsync(_end.Token);
        HandBackUntil(free);
        _inOrder.Enqueue(Task.Run(() => WorkAsync(item, free.Result)));
        HandBackEnded();
    }

    /// <summary>Hands back the rest.</summary>
    /// <exception cref="OperationCanceledException">The stop was asked for.</exception>
    internal void Complete()
    {
        while (_inOrder.Count > 0)
        {
            HandBackUntil(_inOrder.Peek());
        }
    }

    /// <summary>Gives up what is under way, and returns when nothing of it is left.</summary>
    public void Dispose()
    {
        _end.Cancel();
        foreach (Task<Outcome<TItem, TResult>> rest in _inOrder)
        {
            // Each ends on the cancellation.
            Task.WhenAny(rest).GetAwaiter().GetResult();
        }

        _inOrder.Clear();
        _end.Dispose();
    }

    private async Task<Outcome<TItem, TResult>> WorkAsync(TItem item, Slot slot)
    {
        using (slot)
        {
            try
            {
                return new Outcome<TItem, TResult>(item, await work(item, slot, _end.Token).ConfigureAwait(false), null);
            }
            catch (PaperspaceException e)
            {
                return new Outcome<TItem, TResult>(item, default, e);
            }
        }
    }

    private void HandBackUntil(Task awaited)
    {
        while (!awaited.IsCompleted)
        {
            HandBackEnded();
            Task[] either = _inOrder.Count > 0 ? [awaited, _inOrder.Peek()] : [awaited];
            Task.WaitAny(either, (int)TickInterval.TotalMilliseconds, stop);
            Tick();
        }

        stop.ThrowIfCancellationRequested();
        awaited.GetAwaiter().GetResult();
        HandBackEnded();
    }

    // Also where answers come so fast that nothing is ever waited for as long.
    private void Tick()
    {
        if (Clock.Now >= _nextTick)
        {
            _nextTick = Clock.Now + TickInterval;
            tick();
        }
    }

    private void HandBackEnded()
    {
        while (_inOrder.Count > 0 && _inOrder.Peek().IsCompleted)
        {
            emit(_inOrder.Dequeue().GetAwaiter().GetResult());
        }
    }
}
