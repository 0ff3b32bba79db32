namespace Paperspace.Api;

internal static partial class BoundedBody
{
    /// <summary>Whether a connection that ends early looks like the end of the body.</summary>
    private const bool EndsEarlyUnnoticed = false;

    private static Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellation) =>
        content.ReadAsStreamAsync(cancellation);

    /// <summary>A read ends on its token: there is nothing to close.</summary>
    private static CancellationTokenRegistration CloseAtEnd(Stream body, CancellationToken cancellation) => default;

    private static ValueTask<int> ReadAsync(Stream body, byte[] buffer, int offset, CancellationToken cancellation) =>
        body.ReadAsync(buffer.AsMemory(offset), cancellation);
}
