using System.Net;
using Paperspace.Api;
using Paperspace.Connections;

namespace Paperspace.NetFramework;

/// <summary>Failures of the HTTP stack, and whose they are where there is a proxy.</summary>
internal static class ProxyChecks
{
    internal static void Run(Checks checks)
    {
        // As .NET Framework documents them; Mono reports the same failures in other ways.
        foreach ((WebExceptionStatus status, ErrorKind kind) in new[]
        {
            (WebExceptionStatus.ProtocolError, ErrorKind.ProxyFailed),
            (WebExceptionStatus.ProxyNameResolutionFailure, ErrorKind.ProxyFailed),
            (WebExceptionStatus.RequestProhibitedByProxy, ErrorKind.ProxyFailed),
            (WebExceptionStatus.ConnectFailure, ErrorKind.ConnectionFailed),
            (WebExceptionStatus.NameResolutionFailure, ErrorKind.ConnectionFailed),
            (WebExceptionStatus.SendFailure, ErrorKind.ConnectionFailed),
            (WebExceptionStatus.ReceiveFailure, ErrorKind.ConnectionFailed),
            (WebExceptionStatus.ConnectionClosed, ErrorKind.ConnectionFailed),
            (WebExceptionStatus.KeepAliveFailure, ErrorKind.ConnectionFailed),
            (WebExceptionStatus.TrustFailure, ErrorKind.TlsFailed),
            (WebExceptionStatus.SecureChannelFailure, ErrorKind.TlsFailed),
            (WebExceptionStatus.MessageLengthLimitExceeded, ErrorKind.ResponseTooLarge),
            (WebExceptionStatus.ServerProtocolViolation, ErrorKind.InvalidResponse),
        })
        {
            checks.Run($"a WebException of {status} is {kind}", () =>
                TransportFailure.KindOf(new WebException("x", status)) == kind
                && TransportFailure.KindOf(new HttpRequestException("x", new WebException("x", status))) == kind);
        }

        checks.Run("only a connection that did not come about may be the proxy's, where there is one", () =>
            TransportFailure.IsConnectFailure(new HttpRequestException("x", new WebException("x", WebExceptionStatus.ConnectFailure)))
            && !TransportFailure.IsConnectFailure(new HttpRequestException("x", new WebException("x", WebExceptionStatus.ReceiveFailure))));
        checks.Run("there is a proxy where one is given, or the system has one for the address, and never on the way to this computer", () =>
        {
            var api = new Uri("https://api.example/v1");
            var given = new ProxySetting(new Uri("http://127.0.0.1:1"), null);
            IWebProxy former = WebRequest.DefaultWebProxy;
            try
            {
                WebRequest.DefaultWebProxy = new WebProxy("http://127.0.0.1:1") { BypassList = [@"direct\.example"] };
                return Transport.IsProxied(api, ProxySetting.System)
                    && Transport.IsProxied(api, given)
                    && !Transport.IsProxied(new Uri("https://direct.example/v1"), ProxySetting.System)
                    && !Transport.IsProxied(new Uri("http://localhost:1/v1"), ProxySetting.System);
            }
            finally
            {
                WebRequest.DefaultWebProxy = former;
            }
        });
        checks.Run("a proxy that .NET Framework cannot use is refused", () =>
        {
            try
            {
                ProxySetting.Check(new Uri("https://proxy.example"), null, new Uri("https://api.example"));
                return false;
            }
            catch (PaperspaceException e)
            {
                return e.Kind == ErrorKind.InvalidRequest && e.Message.Contains("no http address");
            }
        });
        if (Checks.IsFramework)
        {
            foreach (int status in new[] { 403, 407, 502 })
            {
                checks.Run($"a proxy that answers {status} is ProxyFailed, and never sees the key", () =>
                {
                    using var proxy = new LoopbackServer(LoopbackServer.Answer(status, "", "Proxy-Authenticate: Basic realm=\"test\"\r\n"));
                    return FailsThrough(proxy.AsProxy()) && proxy.Heads.All(head =>
                        head.StartsWith("CONNECT api.example:443 HTTP/1.1\r\n", StringComparison.Ordinal) && !head.Contains("Authorization"));
                });
            }

            checks.Run("a proxy that wants other credentials is ProxyFailed", () =>
            {
                using var proxy = new LoopbackServer(LoopbackServer.Answer(407, "", "Proxy-Authenticate: Basic realm=\"test\"\r\n"));
                return FailsThrough(proxy.AsProxy(new NetworkCredential("user", "proxy-secret")));
            });
            checks.Run("a proxy that is not there is ProxyFailed", () =>
            {
                var proxy = new LoopbackServer(LoopbackServer.Answer(200, TestApi.SessionJson));
                proxy.Dispose();
                return FailsThrough(proxy.AsProxy());
            });
            checks.Run("a proxy whose name is not known is ProxyFailed", () => FailsThrough(new ProxySetting(new Uri("http://proxy.invalid:8080"), null)));
        }
    }

    private static bool FailsThrough(ProxySetting proxy)
    {
        using ApiClient client = TestApi.Client(new Uri("https://api.example/v1"), proxy);
        PaperspaceException error = TestApi.Failure(() => SessionOperation.Check(client, new SilentObserver(), CancellationToken.None));
        return TestApi.Is(error, ErrorKind.ProxyFailed, "through the proxy") && !error.ToString().Contains("proxy-secret");
    }
}
