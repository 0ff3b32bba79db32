using System.Collections.Concurrent;

namespace Paperspace.Api;

/// <summary>What requests on other threads did, until the thread asks that may tell of it.</summary>
/// <param name="isRead">Whether anybody will ask; otherwise nothing is kept.</param>
internal sealed class RequestJournal(bool isRead)
{
    private readonly ConcurrentQueue<Action<IRequestObserver>> _entries = new();

    internal bool IsRead => isRead;

    /// <summary>Keeps what an observer will be told in one piece, though other requests are under way.</summary>
    internal void Add(Action<IRequestObserver> entry)
    {
        if (isRead)
        {
            _entries.Enqueue(entry);
        }
    }

    /// <summary>Tells what has been kept.</summary>
    internal void TellTo(IRequestObserver observer)
    {
        while (_entries.TryDequeue(out Action<IRequestObserver>? entry))
        {
            entry(observer);
        }
    }
}
