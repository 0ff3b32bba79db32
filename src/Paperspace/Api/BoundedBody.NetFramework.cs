namespace Paperspace.Api;

internal static partial class BoundedBody
{
    /// <summary>Whether a connection that ends early looks like the end of the body.</summary>
    private const bool EndsEarlyUnnoticed = true;

    private static Task<Stream> OpenAsync(HttpContent content, CancellationToken cancellation) =>
        content.ReadAsStreamAsync();

    /// <summary>
    /// A read of the network's stream does not end on its token, but on the stream's end. Closing reads on for a while in what is
    /// still to come, so that it must not hold up who cancels: the stack's own part of the cancelling, which aborts the connection, comes next.
    /// </summary>
    private static CancellationTokenRegistration CloseAtEnd(Stream body, CancellationToken cancellation) =>
        cancellation.Register(() => ThreadPool.QueueUserWorkItem(_ => body.Dispose()));

    private static Task<int> ReadAsync(Stream body, byte[] buffer, int offset, CancellationToken cancellation) =>
        body.ReadAsync(buffer, offset, buffer.Length - offset, cancellation);
}
