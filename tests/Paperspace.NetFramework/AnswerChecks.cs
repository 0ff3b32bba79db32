using System.Globalization;
using System.IO.Compression;
using System.Text;
using Paperspace.Api;
using static Paperspace.NetFramework.TestApi;

namespace Paperspace.NetFramework;

/// <summary>What becomes of an answer: sessions, bodies in all their forms, and the API's errors.</summary>
internal static class AnswerChecks
{
    internal static void Run(Checks checks)
    {
        RunSessions(checks);
        RunBodies(checks);
        RunErrors(checks);
    }

    private static void RunSessions(Checks checks)
    {
        checks.Run("a session has its fields, dates and numbers", () =>
        {
            Session session = Get(SessionJson);
            return session is { Team: { Namespace: "acme", MaxMachines: 12.5m }, User: { FirstName: "Ada", LastName: null } }
                && session.User.DtCreated == new DateTime(2019, 8, 24, 14, 15, 22, 500, DateTimeKind.Utc)
                && session.TeamMemberships[0] is { Name: "Acme \u00e4", IsCurrent: true }
                && session.User.AdditionalProperties!["later"] is object[] and [1L, "x"];
        });
        foreach ((string written, string utc) in new[]
        {
            ("2019-08-24t14:15:22z", "2019-08-24T14:15:22.0000000Z"),
            ("2019-08-24T14:15:22.1234567890-09:30", "2019-08-24T23:45:22.1234567Z"),
            ("1990-12-31T15:59:60-08:00", "1991-01-01T00:00:00.0000000Z"),
            ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z"),
            ("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z"),
        })
        {
            checks.Run($"{written} is {utc}", () =>
                Get(SessionJson.Replace("2019-08-24T16:15:22.5+02:00", written)).User.DtCreated.ToString("o", CultureInfo.InvariantCulture) == utc);
        }

        foreach (string written in new[] { "2019-02-30T14:15:22Z", "2019-08-24T14:15:60Z", "2019-08-24", "24.08.2019 14:15:22" })
        {
            checks.Run($"{written} is no date-time", () =>
                FailsWith(ErrorKind.InvalidResponse, "$.user.dtCreated", Whole(SessionJson.Replace("2019-08-24T16:15:22.5+02:00", written))));
        }

        foreach ((string written, decimal value) in new[]
        {
            ("0", 0m), ("-0.10", -0.10m), ("1e2", 100m), ("9007199254740993", 9_007_199_254_740_993m),
            ("79228162514264337593543950335", decimal.MaxValue), ("1E-20", 0.00000000000000000001m),
        })
        {
            checks.Run($"the number {written} is kept", () => Get(SessionJson.Replace("12.5", written)).Team.MaxMachines == value);
        }

        foreach (string written in new[] { "1e400", "79228162514264337593543950336", "1e-40", "0.12345678901234567890123456789012" })
        {
            checks.Run($"the number {written} is none that a decimal holds", () =>
                FailsWith(ErrorKind.InvalidResponse, "$.team.maxMachines", Whole(SessionJson.Replace("12.5", written))));
        }

        checks.Run("later fields have plain values, and are JSON as text", () =>
        {
            const string Later = """{"a":{"b":[1.50,-2e300,1e400,null,true,"\u00e4\n"]}}""";
            IDictionary<string, object?> later = Get(SessionJson.Replace("""[1,"x"]""", Later)).User.AdditionalProperties!;
            return later["later"] is Dictionary<string, object?> outer
                && outer["a"] is Dictionary<string, object?> inner
                && inner["b"] is object?[] and [1.50m, -2e300, "1e400", null, true, "\u00e4\n"]
                && later.ToString() == """{"later":{"a":{"b":[1.50,-2E+300,"1e400",null,true,"ä\n"]}}}""";
        });
        checks.Run("a byte-order mark is skipped", () => Get("\uFEFF" + SessionJson).Team.Id == "te1");
        checks.Run("an answer of null is a key that is rejected", () =>
            FailsWith(ErrorKind.ApiKeyRejected, "wrong, or was revoked", Whole("null")));
        checks.Run("a wrong shape is named by its place", () =>
            FailsWith(ErrorKind.InvalidResponse, "$.user.email", Whole(SessionJson.Replace("\"ada@acme.example\"", "7"))));
        checks.Run("text that is no Unicode is refused by its place", () =>
            FailsWith(ErrorKind.InvalidResponse, "$.user.firstName", Whole(SessionJson.Replace("\"Ada\"", "\"\\ud800\""))));
        checks.Run("what is no JSON is refused", () => FailsWith(ErrorKind.InvalidResponse, "no JSON", Whole("{\"team\":")));
        checks.Run("an empty answer is refused", () => FailsWith(ErrorKind.InvalidResponse, "answered 200", Whole("")));
    }

    private static void RunBodies(Checks checks)
    {
        foreach ((string name, Func<Stream, Stream> compress) in new (string, Func<Stream, Stream>)[]
        {
            ("gzip", stream => new GZipStream(stream, CompressionMode.Compress)),
            ("deflate", stream => new DeflateStream(stream, CompressionMode.Compress)),
        })
        {
            checks.Run($"a {name} body is read", () =>
            {
                using var server = new LoopbackServer(Encoded(name, Compress(SessionJson, compress)));
                return Get(server).User.Email == "ada@acme.example";
            });
            checks.Run($"a {name} body is as long as what it holds", () =>
                FailsWith(ErrorKind.ResponseTooLarge, "16 MiB", Encoded(name, Compress(new string(' ', (16 * 1024 * 1024) + 1), compress))));
        }

        checks.Run("a body over the limit is refused", () =>
            FailsWith(ErrorKind.ResponseTooLarge, "16 MiB", Whole(new string(' ', (16 * 1024 * 1024) + 1))));
        checks.Run("a body of exactly the limit is read", () =>
            Get(SessionJson + new string(' ', (16 * 1024 * 1024) - Encoding.UTF8.GetByteCount(SessionJson))).Team.Id == "te1");
        checks.Run("a chunked body is read", () =>
        {
            string chunks = $"{Encoding.UTF8.GetByteCount(SessionJson):x}\r\n{SessionJson}\r\n0\r\n\r\n";
            using var server = new LoopbackServer(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunks}"));
            return Get(server).Team.Id == "te1";
        });
        checks.Run("a stream that ends before the announced length is no whole body, as .NET Framework's ends", () =>
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
        checks.Run("a body that ends before the announced length is ConnectionFailed", () =>
            FailsWith(ErrorKind.ConnectionFailed, "ended the connection early", Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")));
        if (Checks.IsFramework)
        {
            checks.Run("a body that is no gzip is InvalidResponse", () =>
                FailsWith(ErrorKind.InvalidResponse, "corrupt", Encoded("gzip", Encoding.UTF8.GetBytes(SessionJson))));
            checks.Run("headers over the limit are refused", () => FailsWith(
                ErrorKind.ResponseTooLarge, "64 KiB", LoopbackServer.Answer(200, SessionJson, $"X-Long: {new string('x', 70_000)}\r\n")));
            checks.Run("what is no HTTP is InvalidResponse", () =>
                FailsWith(ErrorKind.InvalidResponse, "no HTTP", Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.6\r\n\r\n")));
        }
    }

    private static void RunErrors(Checks checks)
    {
        foreach ((int status, ErrorKind kind) in new[]
        {
            (302, ErrorKind.UnexpectedRedirect), (400, ErrorKind.BadRequest), (401, ErrorKind.Unauthorized),
            (403, ErrorKind.Forbidden), (404, ErrorKind.NotFound), (405, ErrorKind.BadRequest), (408, ErrorKind.Timeout),
            (409, ErrorKind.Conflict), (412, ErrorKind.Conflict), (413, ErrorKind.PayloadTooLarge),
            (418, ErrorKind.BadRequest), (422, ErrorKind.BadRequest), (429, ErrorKind.TooManyRequests),
            (500, ErrorKind.ServerError), (503, ErrorKind.ServerError),
        })
        {
            checks.Run($"{status} is {kind}", () =>
            {
                using var server = new LoopbackServer(LoopbackServer.Answer(status, """{"code":"X","message":"words"}"""));
                PaperspaceException error = Failure(server);
                return Is(error, kind, $"answered {status}") && error.StatusCode == status
                    && (kind == ErrorKind.UnexpectedRedirect || (error.Code == "X" && error.Message.Contains("words")));
            });
        }

        checks.Run("an error in a 200 is what its code says", () =>
            FailsWith(ErrorKind.NotFound, "NOT_FOUND: gone", Whole("""{"code":"NOT_FOUND","message":"gone"}""")));
        checks.Run("a compressed error is told", () => FailsWith(
            ErrorKind.Conflict,
            "words",
            LoopbackServer.Answer(409, """{"code":"CONFLICT","message":"words"}""", isCompressed: true)));
        checks.Run("a redirect is not followed", () =>
        {
            using var elsewhere = new LoopbackServer(Whole(SessionJson));
            return FailsWith(ErrorKind.UnexpectedRedirect, "302", LoopbackServer.Answer(302, "", $"Location: {elsewhere.BaseUri}\r\n"))
                && elsewhere.Requests == 0;
        });
        foreach (string form in new[] { Key, Key.Substring(4, 10), Uri.EscapeDataString(Key), Convert.ToBase64String(Encoding.ASCII.GetBytes("Bearer " + Key)) })
        {
            checks.Run($"an error that repeats the key as {form} is told without it", () =>
            {
                string body = $$$"""{"code":"{{{form}}}","message":"not with {{{form}}}","details":{"{{{form}}}":["{{{form}}}"]}}""";
                using var server = new LoopbackServer(LoopbackServer.Answer(403, body));
                PaperspaceException error = Failure(server);
                var details = (Dictionary<string, object?>)error.Details!;
                string[] texts = [error.Message, error.Code!, details.Keys.Single(), (string)((object?[])details.Values.Single()!)[0]!];
                return error.Kind == ErrorKind.Forbidden
                    && texts.All(text => text.Contains("***") && !text.Contains(form) && !text.Contains(Key.Substring(4, 8)));
            });
        }

        checks.Run("control characters of the server's are shown as others", () =>
            FailsWith(ErrorKind.BadRequest, "a\uFFFD[31mb", LoopbackServer.Answer(400, """{"code":"X","message":"a\u001b[31mb"}""")));
    }

    private static byte[] Whole(string body) => LoopbackServer.Answer(200, body);

    private static byte[] Encoded(string name, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {name}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];

    private static byte[] Compress(string text, Func<Stream, Stream> compress)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        using var compressed = new MemoryStream();
        using (Stream stream = compress(compressed))
        {
            stream.Write(bytes, 0, bytes.Length);
        }

        return compressed.ToArray();
    }
}
