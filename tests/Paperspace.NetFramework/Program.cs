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

Console.WriteLine($"{passed} passed, {failed} failed on {Environment.Version}{(Type.GetType("Mono.Runtime") is null ? "" : ", Mono")}");
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
    var key = new SecureString();
    foreach (char c in "key-0123456789abcdef")
    {
        key.AppendChar(c);
    }

    using var client = new ApiClient(BaseAddress.Check(server.BaseUri, "-BaseUri"), ApiKey.From(key), ProxySetting.System)
    {
        Timeout = TimeSpan.FromSeconds(seconds),
        MaximumRetryCount = retries,
    };
    return SessionOperation.Check(client, new SilentObserver(), stop);
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

static bool FailsWith(ErrorKind kind, string words, byte[]? answer)
{
    using var server = new LoopbackServer(answer);
    return Fails(server, kind, words);
}
