namespace Paperspace.Changes;

/// <summary>Waiting for a task that itself knows no cancellation.</summary>
internal static class TaskWaiting
{
    /// <summary>Ends with the task, or at once on cancellation, and leaves nothing registered.</summary>
    internal static async Task OrCancelled(this Task task, CancellationToken cancellation)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellation.Register(() => cancelled.TrySetResult(true)))
        {
            await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
