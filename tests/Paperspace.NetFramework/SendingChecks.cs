using System.Globalization;
using System.Net;
using System.Text;
using Paperspace.Api;
using Paperspace.Rest;
using static Paperspace.NetFramework.TestApi;

namespace Paperspace.NetFramework;

/// <summary>What is sent, how often, and when it ends.</summary>
internal static class SendingChecks
{
    internal static void Run(Checks checks)
    {
        RunRequests(checks);
        RunRetries(checks);
        RunLimits(checks);
        RunEnds(checks);
    }

    private static void RunRequests(Checks checks)
    {
        checks.Run("a request has the key and nothing that was not asked for", () =>
        {
            using var server = new LoopbackServer(LoopbackServer.Answer(200, SessionJson, "Set-Cookie: a=b\r\n"));
            Get(server);
            Get(server);
            return server.Requests == 2 && server.Heads.All(head =>
                head.StartsWith("GET /v1/auth/session HTTP/1.1\r\n", StringComparison.Ordinal)
                && head.Contains($"Authorization: Bearer {Key}\r\n") && head.Contains("User-Agent: Paperspace-PowerShell/")
                && head.Contains("Accept: application/json\r\n") && !head.Contains("Cookie:") && !head.Contains("Expect:"));
        });
        checks.Run("localhost is reached at the loopback address, by its own name", () =>
        {
            using var server = new LoopbackServer(LoopbackServer.Answer(200, SessionJson));
            using ApiClient client = Client(new Uri($"http://localhost:{server.BaseUri.Port}/v1"), ProxySetting.System);
            return Send(client, HttpMethod.Get) == Encoding.UTF8.GetByteCount(SessionJson)
                && server.Heads.Single().Contains($"Host: localhost:{server.BaseUri.Port}\r\n");
        });
        checks.Run("a query that is longer than .NET Framework can encode is refused", () =>
        {
            var query = new KeyValuePair<string, string>("q", new string('a', 70_000));
            return Is(Failure(() => RequestPath.Parse("things").With([query]).Encode()), ErrorKind.InvalidRequest, "too long");
        });
        checks.Run("HEAD is answered without a body", () =>
        {
            using var server = new LoopbackServer(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n"));
            using ApiClient client = Client(server.BaseUri, ProxySetting.System);
            return Send(client, HttpMethod.Head) == 0;
        });
        checks.Run("a change without a body says that it has none", () =>
        {
            using var server = new LoopbackServer(LoopbackServer.Answer(200, "{}"));
            using ApiClient client = Client(server.BaseUri, ProxySetting.System);
            return Send(client, HttpMethod.Post) == 2 && server.Heads.Single().Contains("Content-Length: 0\r\n");
        });
    }

    private static void RunRetries(Checks checks)
    {
        checks.Run("a failure that may pass is tried again", () =>
        {
            using var server = new LoopbackServer(LoopbackServer.Answer(503, "", "Retry-After: 0\r\n"), LoopbackServer.Answer(200, SessionJson));
            return Get(server, retries: 1).Team.Id == "te1" && server.Requests == 2;
        });
        checks.Run("a time to wait for that is past is none", () =>
        {
            using var server = new LoopbackServer(
                LoopbackServer.Answer(429, "", "Retry-After: Sat, 24 Aug 2019 14:15:22 GMT\r\n"), LoopbackServer.Answer(200, SessionJson));
            return Get(server, retries: 1).Team.Id == "te1" && server.Requests == 2;
        });
        checks.Run("a connection that ends without an answer is tried again", () =>
        {
            using var server = new LoopbackServer([], LoopbackServer.Answer(200, SessionJson));
            return Get(server, retries: 1).Team.Id == "te1" && server.Requests == 2;
        });
        checks.Run("the last failure says how many attempts there were", () =>
        {
            using var server = new LoopbackServer(LoopbackServer.Answer(503, "", "Retry-After: 0\r\n"));
            return Is(Failure(server, retries: 2), ErrorKind.ServerError, "(3 attempts)") && server.Requests == 3;
        });
        foreach ((string asked, double seconds) in new[]
        {
            ("120", 120), ("99999999999", int.MaxValue), (DateTime.UtcNow.AddHours(1).ToString("R", CultureInfo.InvariantCulture), 3600),
        })
        {
            checks.Run($"a wait of {asked} is told and not begun", () =>
            {
                using var server = new LoopbackServer(LoopbackServer.Answer(429, "", $"Retry-After: {asked}\r\n"));
                PaperspaceException error = Failure(server, retries: 5);
                return Is(error, ErrorKind.TooManyRequests, "asks to wait") && server.Requests == 1
                    && error.RetryAfter!.Value.TotalSeconds > seconds - 600 && error.RetryAfter.Value.TotalSeconds <= seconds;
            });
        }

        foreach (HttpMethod method in new[] { HttpMethod.Post, HttpMethod.Put, new HttpMethod("PATCH"), HttpMethod.Delete })
        {
            checks.Run($"{method} is sent once, whatever comes of it", () =>
            {
                using var busy = new LoopbackServer(LoopbackServer.Answer(503, "", "Retry-After: 0\r\n"));
                using var lost = new LoopbackServer((byte[])[]);
                using ApiClient toBusy = Client(busy.BaseUri, ProxySetting.System, retries: 5);
                using ApiClient toLost = Client(lost.BaseUri, ProxySetting.System, retries: 5);
                return Is(Failure(() => Send(toBusy, method)), ErrorKind.ServerError, "503")
                    && Is(Failure(() => Send(toLost, method)), ErrorKind.ConnectionFailed, "ended the connection early")
                    && busy.Requests == 1 && lost.Requests == 1;
            });
        }

        foreach (HttpMethod method in new[] { HttpMethod.Post, HttpMethod.Put, new HttpMethod("PATCH"), HttpMethod.Delete })
        {
            // .NET Framework sends it again by itself where a kept connection ends unanswered; Mono does not.
            checks.Run($"{method} without a body is sent once, over a connection that was not kept", () =>
            {
                using var server = new KeepingServer(SessionJson);
                using ApiClient client = Client(server.BaseUri, ProxySetting.System);
                Send(client, HttpMethod.Get);
                Send(client, HttpMethod.Get);
                return Is(Failure(() => Send(client, method)), ErrorKind.ConnectionFailed, "ended the connection early")
                    && server.Methods.SequenceEqual(["GET", "GET", method.Method]) && server.Connections == 2;
            });
        }

        foreach (int status in new[] { 400, 401, 403, 404, 409, 422 })
        {
            checks.Run($"{status} is not tried again", () =>
            {
                using var server = new LoopbackServer(LoopbackServer.Answer(status, ""));
                return Failure(server, retries: 5).StatusCode == status && server.Requests == 1;
            });
        }
    }

    private static void RunLimits(Checks checks)
    {
        checks.Run("many requests may be under way to the address, and to no other", () =>
        {
            var address = new Uri("https://many.example/v1");
            int limit = ServicePointManager.DefaultConnectionLimit;
            using var message = new HttpRequestMessage(HttpMethod.Get, address);
            Transport.Prepare(message, ProxySetting.System, CancellationToken.None);
            return ServicePointManager.FindServicePoint(address).ConnectionLimit == int.MaxValue
                && ServicePointManager.FindServicePoint(new Uri("https://other.example")).ConnectionLimit == limit
                && limit < 1000 && ServicePointManager.DefaultConnectionLimit == limit;
        });
    }

    private static void RunEnds(Checks checks)
    {
        checks.Run("an attempt ends in time", () => FailsWith(ErrorKind.Timeout, "within 1 s", null));
        checks.Run("an attempt whose body stops coming ends in time", () =>
        {
            using var server = new LoopbackServer(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")) { KeepsOpen = true };
            return Is(Failure(server, seconds: 1), ErrorKind.Timeout, "within 1 s");
        });
        foreach (byte[]? answer in new[] { null, Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{") })
        {
            checks.Run($"a stop ends an attempt {(answer is null ? "before its answer" : "in its body")}", () =>
            {
                using var server = new LoopbackServer(answer) { KeepsOpen = true };
                return IsStopped(server, retries: 0);
            });
        }

        checks.Run("a stop ends a wait", () =>
        {
            using var server = new LoopbackServer(LoopbackServer.Answer(503, "", "Retry-After: 60\r\n"));
            return IsStopped(server, retries: 1) && server.Requests == 1;
        });
        checks.Run("a server that is not there is ConnectionFailed", () =>
        {
            var server = new LoopbackServer(LoopbackServer.Answer(200, SessionJson));
            server.Dispose();
            return Is(Failure(server), ErrorKind.ConnectionFailed, "could not be reached");
        });
        checks.Run("a connection that was ended sends nothing", () =>
        {
            using var server = new LoopbackServer(LoopbackServer.Answer(200, SessionJson));
            ApiClient client = Client(server.BaseUri, ProxySetting.System);
            client.Dispose();
            return Is(Failure(() => Send(client, HttpMethod.Get)), ErrorKind.Disconnected, "closed") && server.Requests == 0;
        });
    }

    // Stopped once the server has the request: whatever phase follows is to end.
    private static bool IsStopped(LoopbackServer server, int retries)
    {
        using var stop = new CancellationTokenSource();
        new Thread(() =>
        {
            SpinWait.SpinUntil(() => server.Answered == 1);
            stop.Cancel();
        })
        { IsBackground = true }.Start();
        try
        {
            Get(server, retries, seconds: 600, stop: stop.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>Sends a request and returns the length of the answer's body.</summary>
    private static int Send(ApiClient client, HttpMethod method) =>
        client.Send(new ApiRequest(method, "machines"), answer => answer.Body.Count, new RequestContext(new SilentObserver(), CancellationToken.None));
}
