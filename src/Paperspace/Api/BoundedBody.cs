namespace Paperspace.Api;

/// <summary>A body, after decompression, up to a limit.</summary>
internal sealed class BoundedBody : IDisposable
{
    /// <summary>In bytes: 16 MiB, some 50,000 memberships.</summary>
    internal const int Limit = 16 * 1024 * 1024;

    /// <summary>In bytes, for an error's body: its details stay in memory for as long as the error does.</summary>
    internal const int ErrorLimit = 1024 * 1024;

    private const int FirstBuffer = 16 * 1024;

    /// <summary>
    /// In bytes: from here on an array is a large object, and for those the garbage collector walks all memory
    /// (.NET's documentation, "The large object heap").
    /// </summary>
    private const int LargeObject = 85_000;

    // The next large body goes into the same array, once this one has been read to its end and used. Nothing is kept: the
    // garbage collector may take it at any time.
    private static WeakReference<byte[]>? _spare;

    private byte[] _buffer;
    private int _length;

    private BoundedBody(int size) => _buffer = Take(size);

    /// <summary>The bytes, until this is disposed of.</summary>
    internal ArraySegment<byte> Bytes => new(_buffer, 0, _length);

    /// <summary>Forgets the bytes.</summary>
    public void Dispose()
    {
        if (_buffer.Length >= LargeObject)
        {
            Array.Clear(_buffer, 0, _length);
            _spare = new WeakReference<byte[]>(_buffer);
        }

        (_buffer, _length) = ([], 0);
    }

    private static byte[] Take(int size) =>
        size >= LargeObject
        && Interlocked.Exchange(ref _spare, null) is { } spare
        && spare.TryGetTarget(out byte[]? buffer)
        && buffer.Length >= size
            ? buffer
            : new byte[size];

    /// <exception cref="IOException">The connection ended before the body did.</exception>
    /// <exception cref="BodyTooLargeException">There is more than <paramref name="limit"/>.</exception>
    internal static async Task<BoundedBody> ReadAsync(
        HttpResponseMessage response, int limit, CancellationToken cancellation)
    {
        long announced = response.Content.Headers.ContentLength ?? 0;
        if (announced > limit)
        {
            throw new BodyTooLargeException();
        }

        // One byte more than announced, so that the end is seen without another buffer.
        var body = new BoundedBody(announced > 0 ? (int)announced + 1 : FirstBuffer);
        await body.FillAsync(response, limit, announced, cancellation).ConfigureAwait(false);
        return body;
    }

    private async Task FillAsync(HttpResponseMessage response, int limit, long announced, CancellationToken cancellation)
    {
#if NETFRAMEWORK
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        // A read of .NET Framework's network stream does not end on its token, but on the stream's.
        using CancellationTokenRegistration closing = cancellation.Register(stream.Dispose);
#else
        using Stream stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
#endif
        while (true)
        {
            if (_length == _buffer.Length)
            {
                byte[] full = _buffer;
                _buffer = Take(Math.Min(full.Length * 2, limit + 1));
                Buffer.BlockCopy(full, 0, _buffer, 0, _length);
            }

#if NETFRAMEWORK
            int read = await stream.ReadAsync(_buffer, _length, _buffer.Length - _length, cancellation).ConfigureAwait(false);
#else
            int read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellation).ConfigureAwait(false);
#endif
            if (read == 0)
            {
#if NETFRAMEWORK
                // A connection that ends early looks like the end of the body.
                if (_length < announced && response.RequestMessage.Method != HttpMethod.Head)
                {
                    throw new EndOfStreamException("The connection was closed before the end of the body");
                }
#endif
                return;
            }

            _length += read;
            if (_length > limit)
            {
                throw new BodyTooLargeException();
            }
        }
    }
}
