#if NETFRAMEWORK
using System.Net;
#else
using System.Security.Authentication;
#endif

namespace Paperspace.Api;

/// <summary>What an exception of the HTTP stack stands for.</summary>
internal static class TransportFailure
{
    internal static ErrorKind KindOf(Exception exception) => exception switch
    {
        BodyTooLargeException => ErrorKind.ResponseTooLarge,
#if NETFRAMEWORK
        { InnerException: WebException web } => KindOf(web.Status),
        WebException web => KindOf(web.Status),
#else
        HttpRequestException http => KindOf(http),
        HttpIOException io => KindOf(io.HttpRequestError, io),
#endif
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

#if NETFRAMEWORK
    /// <summary>Whether no connection came about, be it to the server or to the proxy before it.</summary>
    internal static bool IsConnectFailure(Exception exception) =>
        exception is { InnerException: WebException { Status: WebExceptionStatus.ConnectFailure } }
            or WebException { Status: WebExceptionStatus.ConnectFailure };

    private static ErrorKind KindOf(WebExceptionStatus status) => status switch
    {
        WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure => ErrorKind.TlsFailed,
        // The server's refusals come as answers; an exception for one is the proxy's, to the request for a tunnel.
        WebExceptionStatus.ProtocolError or WebExceptionStatus.RequestProhibitedByProxy
            or WebExceptionStatus.ProxyNameResolutionFailure => ErrorKind.ProxyFailed,
        WebExceptionStatus.MessageLengthLimitExceeded => ErrorKind.ResponseTooLarge,
        WebExceptionStatus.ServerProtocolViolation => ErrorKind.InvalidResponse,
        _ => ErrorKind.ConnectionFailed,
    };
#else
    private static ErrorKind KindOf(HttpRequestException exception) =>
        exception.InnerException is ProxyConnectException
            ? ErrorKind.ProxyFailed
            : KindOf(exception.HttpRequestError, exception);

    private static ErrorKind KindOf(HttpRequestError error, Exception exception) => error switch
    {
        HttpRequestError.SecureConnectionError => ErrorKind.TlsFailed,
        HttpRequestError.ProxyTunnelError or HttpRequestError.UserAuthenticationError => ErrorKind.ProxyFailed,
        HttpRequestError.ConfigurationLimitExceeded => ErrorKind.ResponseTooLarge,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => ErrorKind.InvalidResponse,
        HttpRequestError.Unknown when exception.InnerException is AuthenticationException => ErrorKind.TlsFailed,
        HttpRequestError.Unknown when exception.InnerException is InvalidDataException or InvalidOperationException =>
            ErrorKind.InvalidResponse,
        // No cause below it: the stack itself finds fault with what came, such as a chunk's size that does not end.
        HttpRequestError.Unknown when exception is HttpRequestException { InnerException: null } => ErrorKind.InvalidResponse,
        _ => ErrorKind.ConnectionFailed,
    };
#endif
}
