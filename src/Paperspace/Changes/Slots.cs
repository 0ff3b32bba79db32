namespace Paperspace.Changes;

/// <summary>Bounds how many requests of one cmdlet are in flight: who sends one holds a slot.</summary>
internal sealed class Slots(int count) : IDisposable
{
    private readonly SemaphoreSlim _free = new(count);

    /// <summary>Takes a slot as soon as there is one.</summary>
    internal async Task<Slot> TakeAsync(CancellationToken cancellation)
    {
        var slot = new Slot(_free);
        await slot.TakeAgainAsync(cancellation).ConfigureAwait(false);
        return slot;
    }

    public void Dispose() => _free.Dispose();
}
