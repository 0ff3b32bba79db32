using System.Net;
using System.Security;
using Paperspace;
using Paperspace.Api;
using Paperspace.Connections;
using Paperspace.NetFramework;
using Paperspace.StoredKeys;

const string Session = """
    {"team":{"analyticsId":1,"id":"te1","isPrivate":false,"maxMachines":12.5,"namespace":"acme"},
    "user":{"analyticsId":2,"dtConfirmed":null,"dtCreated":"2019-08-24T16:15:22.5+02:00","email":"ada@acme.example",
    "firstName":"Ada","id":"u1","isPasswordAuthEnabled":true,"isPhoneVerified":true,"isQrCodeBasedMfaConfirmed":false,
    "isQrCodeBasedMfaEnabled":false,"lastName":null,"metadata":{"graphcoreTermsAccepted":false},"later":[1,"x"],
    "teamMemberships":[{"isAdmin":true,"isOwner":false,"team":{"dtCreated":"2019-08-24T14:15:22Z","id":"te1",
    "isUserTeam":false,"name":"Acme \u00e4","namespace":"acme"}}]}}
    """;

// As in a process that was made before TLS 1.2: only then is there something to raise.
#pragma warning disable CA5364 // That is what is checked.
ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
#pragma warning restore CA5364
SecurityProtocolType protocols = ServicePointManager.SecurityProtocol;
bool isFramework = Type.GetType("Mono.Runtime") is null;
int passed = 0;
int failed = 0;

Check("a session has its fields, dates and numbers", () =>
{
    using var server = new LoopbackServer(LoopbackServer.Answer(200, Session));
    Session session = Get(server);
    return session is { Team: { Namespace: "acme", MaxMachines: 12.5m }, User: { FirstName: "Ada", LastName: null } }
        && session.User.DtCreated == new DateTime(2019, 8, 24, 14, 15, 22, 500, DateTimeKind.Utc)
        && session.TeamMemberships[0] is { Name: "Acme \u00e4", IsCurrent: true }
        && session.User.AdditionalProperties["later"] is object[] and [1L, "x"];
});
Check("a compressed answer is read", () =>
{
    using var server = new LoopbackServer(LoopbackServer.Answer(200, Session, isCompressed: true));
    return Get(server).User.Email == "ada@acme.example";
});
Check("an answer of null is a key that is rejected", () => FailsWith(ErrorKind.ApiKeyRejected, "wrong, or was revoked", LoopbackServer.Answer(200, "null")));
Check("a wrong shape is named by its place", () =>
    FailsWith(ErrorKind.InvalidResponse, "$.user.email", LoopbackServer.Answer(200, Session.Replace("\"ada@acme.example\"", "7"))));
Check("what is no JSON is refused", () => FailsWith(ErrorKind.InvalidResponse, "no JSON", LoopbackServer.Answer(200, "{\"team\":")));
Check("the API's error is told, without the key", () =>
    FailsWith(ErrorKind.Forbidden, "***", LoopbackServer.Answer(403, "{\"code\":\"FORBIDDEN\",\"message\":\"not with key-0123456789abcdef\"}")));
Check("a redirect is not followed", () =>
{
    using var elsewhere = new LoopbackServer(LoopbackServer.Answer(200, Session));
    return FailsWith(ErrorKind.UnexpectedRedirect, "302", LoopbackServer.Answer(302, "", $"Location: {elsewhere.BaseUri}\r\n"))
        && elsewhere.Requests == 0;
});
Check("a failure that may pass is tried again", () =>
{
    using var server = new LoopbackServer(LoopbackServer.Answer(503, "", "Retry-After: 0\r\n"), LoopbackServer.Answer(200, Session));
    return Get(server, retries: 1).Team.Id == "te1" && server.Requests == 2;
});
Check("a body over the limit is refused", () =>
    FailsWith(ErrorKind.ResponseTooLarge, "16 MiB", LoopbackServer.Answer(200, new string(' ', (16 * 1024 * 1024) + 1))));
Check("an attempt ends in time", () => FailsWith(ErrorKind.Timeout, "within 1 s", null));
Check("a stream that ends before the announced length is no whole body, as .NET Framework's ends", () =>
{
    using var request = new HttpRequestMessage(HttpMethod.Get, "https://example.test");
    using var response = new HttpResponseMessage { RequestMessage = request, Content = new ByteArrayContent(new byte[3]) };
    response.Content.Headers.ContentLength = 4;
    try
    {
        BoundedBody.ReadAsync(response, BoundedBody.Limit, CancellationToken.None).GetAwaiter().GetResult();
        return false;
    }
    catch (EndOfStreamException)
    {
        return true;
    }
});
Check("a stop ends an attempt", () =>
{
    using var server = new LoopbackServer((byte[]?)null);
    using var stop = new CancellationTokenSource();
    // Stopped once the server has the request.
    new Thread(() =>
    {
        SpinWait.SpinUntil(() => server.Requests == 1);
        stop.Cancel();
    })
    { IsBackground = true }.Start();
    try
    {
        Get(server, seconds: 600, stop: stop.Token);
        return false;
    }
    catch (OperationCanceledException)
    {
        return true;
    }
});
Check("a server that is not there is ConnectionFailed", () =>
{
    var server = new LoopbackServer(LoopbackServer.Answer(200, Session));
    server.Dispose();
    return Fails(server, ErrorKind.ConnectionFailed, "could not be reached");
});
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
    Check($"a WebException of {status} is {kind}", () =>
        TransportFailure.KindOf(new WebException("x", status)) == kind
        && TransportFailure.KindOf(new HttpRequestException("x", new WebException("x", status))) == kind);
}

Check("only a connection that did not come about may be the proxy's, where there is one", () =>
    TransportFailure.IsConnectFailure(new HttpRequestException("x", new WebException("x", WebExceptionStatus.ConnectFailure)))
    && !TransportFailure.IsConnectFailure(new HttpRequestException("x", new WebException("x", WebExceptionStatus.ReceiveFailure))));
Check("there is a proxy where one is given, or the system has one for the address, and never on the way to this computer", () =>
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
Check("a proxy that .NET Framework cannot use is refused", () =>
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
if (isFramework)
{
    foreach (int status in new[] { 403, 407, 502 })
    {
        Check($"a proxy that answers {status} is ProxyFailed, and never sees the key", () =>
        {
            using var proxy = new LoopbackServer(LoopbackServer.Answer(status, "", "Proxy-Authenticate: Basic realm=\"test\"\r\n"));
            return FailsThrough(proxy.AsProxy()) && proxy.Heads.All(head =>
                head.StartsWith("CONNECT api.example:443 HTTP/1.1\r\n", StringComparison.Ordinal) && !head.Contains("Authorization"));
        });
    }

    Check("a proxy that wants other credentials is ProxyFailed", () =>
    {
        using var proxy = new LoopbackServer(LoopbackServer.Answer(407, "", "Proxy-Authenticate: Basic realm=\"test\"\r\n"));
        return FailsThrough(proxy.AsProxy(new NetworkCredential("user", "proxy-secret")));
    });
    Check("a proxy that is not there is ProxyFailed", () =>
    {
        var proxy = new LoopbackServer(LoopbackServer.Answer(200, Session));
        proxy.Dispose();
        return FailsThrough(proxy.AsProxy());
    });
    Check("a proxy whose name is not known is ProxyFailed", () => FailsThrough(new ProxySetting(new Uri("http://proxy.invalid:8080"), null)));
}

Check("the files of pspace are read", () =>
{
    string home = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
    Directory.CreateDirectory(Path.Combine(home, ".paperspace"));
    try
    {
        File.WriteAllText(Path.Combine(home, ".paperspace", "credentials.toml"), "version = 1\n[keys]\nacme = \"key-of-acme\"\n");
        Environment.SetEnvironmentVariable("HOME", home);
        return PspaceKeys.Find("acme") == "key-of-acme";
    }
    finally
    {
        Directory.Delete(home, recursive: true);
    }
});
Check("the process's TLS setting is left as it was", () => ServicePointManager.SecurityProtocol == protocols);

Console.WriteLine($"{passed} passed, {failed} failed on {Environment.Version}{(isFramework ? "" : ", Mono")}");
return failed;

void Check(string what, Func<bool> holds)
{
    string? fault;
    try
    {
        fault = holds() ? null : "it is not so";
    }
#pragma warning disable CA1031 // Whatever it is, it is this check's fault, and the next one runs.
    catch (Exception e)
#pragma warning restore CA1031
    {
        fault = e.ToString();
    }

    (passed, failed) = fault is null ? (passed + 1, failed) : (passed, failed + 1);
    Console.WriteLine(fault is null ? $"ok: {what}" : $"FAILED: {what}: {fault}");
}

static Session Get(LoopbackServer server, int retries = 0, int seconds = 30, CancellationToken stop = default)
{
    using ApiClient client = Client(server.BaseUri, ProxySetting.System, retries, seconds);
    return SessionOperation.Check(client, new SilentObserver(), stop);
}

static ApiClient Client(Uri baseUri, ProxySetting proxy, int retries = 0, int seconds = 30)
{
    var key = new SecureString();
    foreach (char c in "key-0123456789abcdef")
    {
        key.AppendChar(c);
    }

    return new ApiClient(BaseAddress.Check(baseUri, "-BaseUri"), ApiKey.From(key), proxy)
    {
        Timeout = TimeSpan.FromSeconds(seconds),
        MaximumRetryCount = retries,
    };
}

static bool Fails(LoopbackServer server, ErrorKind kind, string words)
{
    try
    {
        Get(server, seconds: kind == ErrorKind.Timeout ? 1 : 30);
        return false;
    }
    catch (PaperspaceException e) when (e.Kind == kind && e.Message.Contains(words))
    {
        return !e.Message.Contains("key-0123456789abcdef");
    }
}

static bool FailsThrough(ProxySetting proxy)
{
    using ApiClient client = Client(new Uri("https://api.example/v1"), proxy);
    try
    {
        SessionOperation.Check(client, new SilentObserver(), CancellationToken.None);
        return false;
    }
    catch (PaperspaceException e) when (e.Kind == ErrorKind.ProxyFailed)
    {
        return e.Message.Contains("through the proxy") && !e.Message.Contains("key-0123456789abcdef") && !e.Message.Contains("proxy-secret");
    }
}

static bool FailsWith(ErrorKind kind, string words, byte[]? answer)
{
    using var server = new LoopbackServer(answer);
    return Fails(server, kind, words);
}
