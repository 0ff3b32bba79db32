namespace Paperspace.Changes;

/// <summary>The right to have one request in flight, until it is given back.</summary>
internal sealed class Slot(SemaphoreSlim free) : IDisposable
{
    private bool _isHeld;

    /// <summary>Lets others send while its owner waits for something else than an answer.</summary>
    internal void GiveBack()
    {
        if (_isHeld)
        {
            _isHeld = false;
            free.Release();
        }
    }

    internal async Task TakeAgainAsync(CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation).ConfigureAwait(false);
        _isHeld = true;
    }

    public void Dispose() => GiveBack();
}
