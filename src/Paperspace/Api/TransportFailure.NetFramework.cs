using System.Net;

namespace Paperspace.Api;

internal static partial class TransportFailure
{
    /// <summary>What an exception's own status says; null where it has none.</summary>
    private static ErrorKind? ToldKind(Exception exception, Uri baseAddress, ProxySetting proxy)
    {
        WebExceptionStatus? status = (exception as WebException ?? exception.InnerException as WebException)?.Status;
        return status switch
        {
            null => null,
            // No more than that nothing was connected to; through a proxy that can only be the proxy.
            WebExceptionStatus.ConnectFailure when Transport.IsProxied(baseAddress, proxy) => ErrorKind.ProxyFailed,
            WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure => ErrorKind.TlsFailed,
            // The server's refusals come as answers; an exception for one is the proxy's, to the request for a tunnel.
            WebExceptionStatus.ProtocolError or WebExceptionStatus.RequestProhibitedByProxy
                or WebExceptionStatus.ProxyNameResolutionFailure => ErrorKind.ProxyFailed,
            WebExceptionStatus.MessageLengthLimitExceeded => ErrorKind.ResponseTooLarge,
            WebExceptionStatus.ServerProtocolViolation => ErrorKind.InvalidResponse,
            _ => ErrorKind.ConnectionFailed,
        };
    }
}
