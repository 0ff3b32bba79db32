using System.Net.Http.Headers;

namespace Paperspace.Api;

/// <summary>How long to wait before a request is made again.</summary>
internal static class RetryDelay
{
    /// <summary>A server that asks for more than this is not waited for.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private const double FirstCeiling = 0.5;
    private const double LastCeiling = 8;

    private static readonly Random Jitter = new();

    /// <summary>
    /// A random part of an exponentially growing ceiling ("full jitter"), so that many clients that failed together do
    /// not come back together.
    /// </summary>
    /// <param name="retry">Which retry it is, from 1.</param>
    internal static TimeSpan Next(int retry)
    {
        double ceiling = Math.Min(LastCeiling, FirstCeiling * Math.Pow(2, retry - 1));
        lock (Jitter)
        {
            return TimeSpan.FromSeconds(Jitter.NextDouble() * ceiling);
        }
    }

    /// <summary>What <c>Retry-After</c> asks for, in seconds or as a date (RFC 9110, 10.2.3); null when it says nothing usable.</summary>
    internal static TimeSpan? Asked(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is { } retryAfter)
        {
            TimeSpan asked = retryAfter.Delta ?? retryAfter.Date!.Value - DateTimeOffset.UtcNow;
            return asked > TimeSpan.Zero ? asked : TimeSpan.Zero;
        }

        // The framework drops a number of seconds that an int cannot hold; the server still meant "not soon".
        return headers.TryGetValues("Retry-After", out IEnumerable<string>? values)
            && values.First() is { Length: > 0 } seconds
            && seconds.All(c => c is >= '0' and <= '9')
                ? TimeSpan.FromSeconds(int.MaxValue)
                : null;
    }
}
