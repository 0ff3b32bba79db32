using System.Net;
using Paperspace.Api;
using Paperspace.Sessions;

namespace Paperspace.NetFramework;

/// <summary>Failures of the HTTP stack, and whose they are where there is a proxy.</summary>
internal static class ProxyChecks
{
    private static readonly Uri Server = new("https://api.example/v1");
    private static readonly Uri Local = new("http://localhost:1/v1");
    private static readonly ProxySetting Proxy = new(new Uri("http://127.0.0.1:1"), null);

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
                IsOf(kind, Local, ProxySetting.System, new WebException("x", status))
                && IsOf(kind, Local, ProxySetting.System, Failed(status)));
        }

        checks.Run("only a connection that did not come about may be the proxy's, where there is one", () =>
            IsOf(ErrorKind.ProxyFailed, Server, Proxy, Failed(WebExceptionStatus.ConnectFailure))
            && IsOf(ErrorKind.ConnectionFailed, Local, ProxySetting.System, Failed(WebExceptionStatus.ConnectFailure))
            && IsOf(ErrorKind.ConnectionFailed, Server, Proxy, Failed(WebExceptionStatus.ReceiveFailure)));
        checks.Run("there is a proxy where one is given, or the system has one for the address, and never on the way to this computer", () =>
        {
            IWebProxy former = WebRequest.DefaultWebProxy;
            try
            {
                WebRequest.DefaultWebProxy = new WebProxy("http://127.0.0.1:1") { BypassList = [@"direct\.example"] };
                return Transport.IsProxied(Server, ProxySetting.System)
                    && Transport.IsProxied(Server, Proxy)
                    && !Transport.IsProxied(new Uri("https://direct.example/v1"), ProxySetting.System)
                    && !Transport.IsProxied(Local, ProxySetting.System);
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
                ProxySetting.Check(new Uri("https://proxy.example"), isGiven: true, null, new Uri("https://api.example"));
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

    private static bool IsOf(ErrorKind kind, Uri server, ProxySetting proxy, Exception exception) =>
        TransportFailure.KindOf(exception, server, proxy) == kind;

    private static HttpRequestException Failed(WebExceptionStatus status) => new("x", new WebException("x", status));

    private static bool FailsThrough(ProxySetting proxy)
    {
        using ApiClient client = TestApi.Client(Server, proxy);
        PaperspaceException error = TestApi.Failure(() => SessionOperations.Check(client, new RequestContext(new SilentObserver(), CancellationToken.None)));
        return TestApi.Is(error, ErrorKind.ProxyFailed, "through the proxy") && !error.ToString().Contains("proxy-secret");
    }
}
