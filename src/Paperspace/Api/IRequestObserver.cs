namespace Paperspace.Api;

/// <summary>Hears, on the calling thread, what a request is doing.</summary>
internal interface IRequestObserver
{
    /// <summary>An attempt begins.</summary>
    /// <param name="request">Describes it, for people.</param>
    void Sending(Func<string> request);

    /// <summary>An answer came.</summary>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="length">The bytes of its body: after decompression, or as announced where it was not wanted.</param>
    /// <param name="duration">The time from sending to the whole answer.</param>
    void Answered(int status, long length, TimeSpan duration);

    /// <summary>An attempt failed and will be made again.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="retry">Which retry this will be, from 1.</param>
    /// <param name="limit">How many there may be.</param>
    /// <param name="wait">The time until then.</param>
    void Retrying(PaperspaceException failure, int retry, int limit, TimeSpan wait);

    /// <summary>An attempt failed, and what it was for waits together with other requests until it is tried again.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="wait">The time until then.</param>
    void Pausing(PaperspaceException failure, TimeSpan wait);

    /// <summary>The wait goes on; called about once a second, and at its end with zero.</summary>
    void Waiting(TimeSpan remaining);
}
