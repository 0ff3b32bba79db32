namespace Paperspace.Api;

/// <summary>What an exception of the HTTP stack stands for.</summary>
internal static partial class TransportFailure
{
    /// <param name="exception">The exception.</param>
    /// <param name="baseAddress">Where the request was to go.</param>
    /// <param name="proxy">What it was to go through.</param>
    internal static ErrorKind KindOf(Exception exception, Uri baseAddress, ProxySetting proxy) => exception switch
    {
        BodyTooLargeException => ErrorKind.ResponseTooLarge,
        _ when ToldKind(exception, baseAddress, proxy) is { } told => told,
        // Corrupt compression; a corrupt Brotli body is the latter.
        InvalidDataException or InvalidOperationException => ErrorKind.InvalidResponse,
        _ => ErrorKind.ConnectionFailed,
    };

    /// <summary>The words of the innermost cause, which are the most precise.</summary>
    internal static string Describe(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception.Message.TrimEnd('.');
    }
}
