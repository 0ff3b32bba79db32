namespace Paperspace.Api;

/// <summary>Reads a body, after decompression, up to a limit.</summary>
internal static class BoundedBody
{
    /// <summary>In bytes: 16 MiB, some 50,000 memberships.</summary>
    internal const int Limit = 16 * 1024 * 1024;

    /// <summary>In bytes, for an error's body: its details stay in memory for as long as the error does.</summary>
    internal const int ErrorLimit = 1024 * 1024;

    private const int FirstBuffer = 16 * 1024;

    /// <exception cref="IOException">The connection ended before the body did.</exception>
    /// <exception cref="BodyTooLargeException">There is more than <paramref name="limit"/>.</exception>
    internal static async Task<ArraySegment<byte>> ReadAsync(
        HttpResponseMessage response, int limit, CancellationToken cancellation)
    {
        HttpContent content = response.Content;
        long announced = content.Headers.ContentLength ?? 0;
        if (announced > limit)
        {
            throw new BodyTooLargeException();
        }

        // One byte more than announced, so that the end is seen without another buffer.
        byte[] buffer = new byte[announced > 0 ? announced + 1 : FirstBuffer];
        int length = 0;
#if NETFRAMEWORK
        using Stream body = await content.ReadAsStreamAsync().ConfigureAwait(false);
        // A read of .NET Framework's network stream does not end on its token, but on the stream's.
        using CancellationTokenRegistration closing = cancellation.Register(body.Dispose);
#else
        using Stream body = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
#endif
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, limit + 1));
            }

#if NETFRAMEWORK
            int read = await body.ReadAsync(buffer, length, buffer.Length - length, cancellation).ConfigureAwait(false);
#else
            int read = await body.ReadAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
#endif
            if (read == 0)
            {
#if NETFRAMEWORK
                // A connection that ends early looks like the end of the body.
                if (length < announced && response.RequestMessage.Method != HttpMethod.Head)
                {
                    throw new EndOfStreamException("The connection was closed before the end of the body");
                }
#endif
                return new ArraySegment<byte>(buffer, 0, length);
            }

            length += read;
            if (length > limit)
            {
                throw new BodyTooLargeException();
            }
        }
    }
}
