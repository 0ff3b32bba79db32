namespace Paperspace.Api;

/// <summary>Reads a body, after decompression, up to a limit.</summary>
internal static partial class BoundedBody
{
    /// <summary>In bytes: 16 MiB, some 50,000 memberships.</summary>
    internal const int Limit = 16 * 1024 * 1024;

    /// <summary>In bytes, for an error's body: its details stay in memory for as long as the error does.</summary>
    internal const int ErrorLimit = 1024 * 1024;

    private const int FirstBuffer = 16 * 1024;

    /// <exception cref="IOException">The connection ended before the body did.</exception>
    /// <exception cref="BodyTooLargeException">There is more than <paramref name="limit"/>.</exception>
    internal static async Task<ApiAnswer> ReadAsync(
        HttpResponseMessage response, int limit, CancellationToken cancellation)
    {
        if (response.RequestMessage!.Method == HttpMethod.Head)
        {
            // It has none, whatever it announces.
            return new ApiAnswer((int)response.StatusCode, new ArraySegment<byte>([]), cancellation);
        }

        HttpContent content = response.Content;
        long announced = content.Headers.ContentLength ?? 0;
        if (announced > limit)
        {
            throw new BodyTooLargeException();
        }

        // One byte more than announced, so that the end is seen without another buffer.
        byte[] buffer = new byte[announced > 0 ? announced + 1 : FirstBuffer];
        int length = 0;
        using Stream body = await OpenAsync(content, cancellation).ConfigureAwait(false);
        using CancellationTokenRegistration closing = CloseAtEnd(body, cancellation);
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, limit + 1));
            }

            int read = await ReadAsync(body, buffer, length, cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                if (length < announced && EndsEarlyUnnoticed)
                {
                    throw new EndOfStreamException("The connection was closed before the end of the body");
                }

                return new ApiAnswer((int)response.StatusCode, new ArraySegment<byte>(buffer, 0, length), cancellation);
            }

            length += read;
            if (length > limit)
            {
                throw new BodyTooLargeException();
            }
        }
    }
}
