using Paperspace.Api;

namespace Paperspace.Changes;

/// <summary>Sends a change until the API takes or refuses it; that it came too fast (429) is neither.</summary>
internal static class ChangeSending
{
    /// <param name="send">Sends it once.</param>
    /// <param name="throttle">That of the account.</param>
    /// <param name="slot">Held while a request is in flight, and when this ends.</param>
    /// <param name="deadline">Until when it may be sent.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <exception cref="PaperspaceException">
    /// It failed; <see cref="ErrorKind.TooManyRequests"/> when the API asks to wait beyond the deadline.
    /// </exception>
    internal static async Task<T> SendAsync<T>(
        Func<CancellationToken, Task<T>> send, Throttle throttle, Slot slot, Deadline deadline, CancellationToken stop)
    {
        while (true)
        {
            using (Throttle.Pass? pass = throttle.TryEnter())
            {
                if (pass is not null)
                {
                    try
                    {
                        T taken = await deadline.WithinAsync(send, stop).ConfigureAwait(false);
                        pass.Accept();
                        return taken;
                    }
                    catch (PaperspaceException e) when (e.Kind == ErrorKind.TooManyRequests)
                    {
                        pass.Refuse(e);
                    }
                }
            }

            if (throttle.Remaining is var pause && pause >= deadline.Remaining && throttle.LastRefusal is { } refusal)
            {
                throw refusal;
            }

            slot.GiveBack();
            await throttle.WaitAsync(stop).ConfigureAwait(false);
            await slot.TakeAgainAsync(stop).ConfigureAwait(false);
        }
    }
}
