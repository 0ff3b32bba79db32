using System.Security.Authentication;

namespace Paperspace.Api;

internal static partial class TransportFailure
{
    /// <summary>What an exception's own error says; null where it has none. A proxy's failure has one of its own.</summary>
    private static ErrorKind? ToldKind(Exception exception, Uri baseAddress, ProxySetting proxy) => exception switch
    {
        HttpRequestException { InnerException: ProxyConnectException } => ErrorKind.ProxyFailed,
        HttpRequestException http => KindOf(http.HttpRequestError, http),
        HttpIOException io => KindOf(io.HttpRequestError, io),
        _ => null,
    };

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
}
