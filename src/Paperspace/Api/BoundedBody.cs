using System.Buffers;

namespace Paperspace.Api;

/// <summary>
/// A body, after decompression, up to a limit. It lies in a buffer that is lent: one of its own would be a large object,
/// and each of those brings the collection of all memory nearer.
/// </summary>
internal sealed class BoundedBody : IDisposable
{
    /// <summary>In bytes: 16 MiB, some 50,000 memberships.</summary>
    internal const int Limit = 16 * 1024 * 1024;

    /// <summary>In bytes, for an error's body: its details stay in memory for as long as the error does.</summary>
    internal const int ErrorLimit = 1024 * 1024;

    private const int FirstBuffer = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    private BoundedBody(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>The bytes, until this is disposed of.</summary>
    internal ArraySegment<byte> Bytes => new(_buffer, 0, _length);

    /// <exception cref="BodyTooLargeException">There is more than <paramref name="limit"/>.</exception>
    internal static async Task<BoundedBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellation)
    {
        long announced = content.Headers.ContentLength ?? 0;
        if (announced > limit)
        {
            throw new BodyTooLargeException();
        }

        // One byte more than announced, so that the end is seen without another buffer.
        var body = new BoundedBody(announced > 0 ? (int)announced + 1 : FirstBuffer);
        try
        {
            await body.FillAsync(content, limit, cancellation).ConfigureAwait(false);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Gives the buffer back, without what was in it.</summary>
    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
            (_buffer, _length) = ([], 0);
        }
    }

    private async Task FillAsync(HttpContent content, int limit, CancellationToken cancellation)
    {
#if NETFRAMEWORK
        using Stream body = await content.ReadAsStreamAsync().ConfigureAwait(false);
        // A read of .NET Framework's network stream does not end on its token, but on the stream's.
        using CancellationTokenRegistration closing = cancellation.Register(body.Dispose);
#else
        using Stream body = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
#endif
        while (true)
        {
            if (_length == _buffer.Length)
            {
                Grow();
            }

#if NETFRAMEWORK
            int read = await body.ReadAsync(_buffer, _length, _buffer.Length - _length, cancellation).ConfigureAwait(false);
#else
            int read = await body.ReadAsync(_buffer.AsMemory(_length), cancellation).ConfigureAwait(false);
#endif
            if (read == 0)
            {
                return;
            }

            _length += read;
            if (_length > limit)
            {
                throw new BodyTooLargeException();
            }
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Array.Copy(_buffer, larger, _length);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
