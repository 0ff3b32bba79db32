using System.Security;
using Paperspace.Api;
using Paperspace.Sessions;

namespace Paperspace.NetFramework;

/// <summary>What the checks ask of a loopback server.</summary>
internal static class TestApi
{
    internal const string Key = "key-0123456789abcdef";

    internal const string SessionJson = """
        {"team":{"analyticsId":1,"id":"te1","isPrivate":false,"maxMachines":12.5,"namespace":"acme"},
        "user":{"analyticsId":2,"dtConfirmed":null,"dtCreated":"2019-08-24T16:15:22.5+02:00","email":"ada@acme.example",
        "firstName":"Ada","id":"u1","isPasswordAuthEnabled":true,"isPhoneVerified":true,"isQrCodeBasedMfaConfirmed":false,
        "isQrCodeBasedMfaEnabled":false,"lastName":null,"metadata":{"graphcoreTermsAccepted":false},"later":[1,"x"],
        "teamMemberships":[{"isAdmin":true,"isOwner":false,"team":{"dtCreated":"2019-08-24T14:15:22Z","id":"te1",
        "isUserTeam":false,"name":"Acme \u00e4","namespace":"acme"}}]}}
        """;

    internal static Session Get(LoopbackServer server, int retries = 0, int seconds = 30, CancellationToken stop = default)
    {
        using ApiClient client = Client(server.BaseUri, ProxySetting.System, retries, seconds);
        return SessionOperations.Check(client, new RequestContext(new SilentObserver(), stop));
    }

    internal static Session Get(string session)
    {
        using var server = new LoopbackServer(LoopbackServer.Answer(200, session));
        return Get(server);
    }

    internal static ApiClient Client(Uri baseUri, ProxySetting proxy, int retries = 0, int seconds = 30)
    {
        var key = new SecureString();
        foreach (char c in Key)
        {
            key.AppendChar(c);
        }

        return new ApiClient(BaseAddress.Check(baseUri, "-BaseUri"), ApiKey.From(key), proxy)
        {
            Timeout = TimeSpan.FromSeconds(seconds),
            MaximumRetryCount = retries,
        };
    }

    /// <summary>The failure of getting the session; none of its texts has the key.</summary>
    internal static PaperspaceException Failure(LoopbackServer server, int retries = 0, int seconds = 30) =>
        Failure(() => Get(server, retries, seconds));

    internal static PaperspaceException Failure(Func<object?> act)
    {
        try
        {
            act();
        }
        catch (PaperspaceException e)
        {
            return e.ToString().Contains(Key) ? throw new InvalidOperationException("The error has the key.") : e;
        }

        throw new InvalidOperationException("There was no error.");
    }

    internal static bool FailsWith(ErrorKind kind, string words, byte[]? answer)
    {
        using var server = new LoopbackServer(answer);
        PaperspaceException error = Failure(server, seconds: kind == ErrorKind.Timeout ? 1 : 30);
        return Is(error, kind, words);
    }

    internal static bool Is(PaperspaceException error, ErrorKind kind, string words) =>
        (error.Kind == kind && error.Message.Contains(words)) ? true : throw new InvalidOperationException($"It is {error.Kind}: {error.Message}");
}
