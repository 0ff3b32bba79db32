using System.Diagnostics;

namespace Paperspace.Api;

/// <summary>What an attempt saw of its answer, for whoever watches: known on another thread before it is told.</summary>
internal sealed class Exchange
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _took;
    private int _status;
    private long _length;

    /// <summary>The head of an answer came.</summary>
    internal void Begin(int status, long? announced) => (_status, _length) = (status, announced ?? 0);

    /// <summary>So did its body.</summary>
    internal void End(int length) => _length = length;

    /// <summary>Nothing more comes.</summary>
    internal void Stop() => _took = Stopwatch.GetTimestamp() - _began;

    /// <summary>Tells of the answer, if one came.</summary>
    internal void Tell(IRequestObserver observer)
    {
        if (_status != 0)
        {
            observer.Answered(_status, _length, TimeSpan.FromSeconds(_took / (double)Stopwatch.Frequency));
        }
    }
}
