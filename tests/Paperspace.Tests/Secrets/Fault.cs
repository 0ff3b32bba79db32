using System.Net.Sockets;
using System.Text;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>What a server, or the way to it, does wrong, or says of the key that it was sent.</summary>
/// <param name="Name">What goes wrong.</param>
/// <param name="Answer">The answer, made with the key that the request will carry.</param>
internal sealed record Fault(string Name, Func<string, FakeApi.Answer> Answer)
{
    /// <summary>Other parameters of <c>Connect-Paperspace</c> that the case needs.</summary>
    public string Options { get; init; } = "-MaximumRetryCount 0";

    /// <summary>
    /// Whether .NET's own event source repeats the server's malformed line. That is the server's text, heard only by
    /// code that listens inside this process.
    /// </summary>
    public bool IsRepeatedByDotNet { get; init; }

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("wrong key: 200 null", _ => Http(200, "null")),
        new("401 as documented", _ => Http(401, Error("You must be logged in to access this method.", "UNAUTHORIZED"))),
        new("403 as documented", _ => Http(403, Error("Forbidden", "FORBIDDEN"))),
        new("500 without a body", _ => Http(500, "")),
        new("503 that asks for a long wait", _ => Http(503, "", "Retry-After: 100000")),
        new("204", _ => FakeApi.Raw("HTTP/1.1 204 No Content\r\n\r\n")),
        .. Echoes(),
        .. Places(),
        .. ProtocolErrors(),
        .. Transport(),
    ];

    public override string ToString() => Name;

    // The same error text, with the key in it as it is, in part, or encoded.
    private static IEnumerable<Fault> Echoes()
    {
        (string Name, Func<string, string> Write)[] ways =
        [
            ("as it is", key => key),
            ("twice", key => $"{key} is not {key}"),
            ("between letters", key => $"aaa{key}zzz"),
            ("in lower case", key => key.ToLowerInvariant()),
            ("in upper case", key => key.ToUpperInvariant()),
            ("its first half", key => key[..(key.Length / 2)] + "..."),
            ("its last half", key => "..." + key[(key.Length / 2)..]),
            ("its first eight characters", key => key[..8] + "***"),
            ("its last eight characters", key => "***" + key[^8..]),
            ("its middle", key => key[7..19]),
            ("both ends", key => $"{key[..10]}...{key[^10..]}"),
            ("behind text that is cut off", key => new string('x', 990) + key),
            ("far behind", key => new string('x', 5000) + key),
            ("percent-encoded", Uri.EscapeDataString),
            ("percent-encoded in lower case", key => Uri.EscapeDataString(key).ToLowerInvariant()),
            ("wholly percent-encoded", key => string.Concat(key.Select(c => $"%{(int)c:X2}"))),
            ("wholly percent-encoded in lower case", key => string.Concat(key.Select(c => $"%{(int)c:x2}"))),
            ("in an address", key => $"https://api.example/v1/auth?apiKey={Uri.EscapeDataString(key)}&x=1"),
            ("in Base64", Base64),
            ("in Base64 behind one character", key => Base64(":" + key)),
            ("in Base64 behind two characters", key => Base64("u:" + key)),
            ("in Base64 with its scheme", key => Base64("Bearer " + key)),
            ("in Base64 between others", key => Base64($"user:{key}:more")),
            ("in Base64 for addresses", key => Base64($"Bearer {key}").Replace('+', '-').Replace('/', '_')),
            ("its Base64 in part", key => Base64(key)[4..28]),
            ("quoted", key => $"\"{key}\" 'and' \\{key}\\"),
            ("as a header", key => $"Authorization: Bearer {key}\r\nHost: x"),
        ];
        return ways.SelectMany(way => new Fault[]
        {
            new($"403 with the key in its message, {way.Name}", key => Http(403, Error(way.Write(key), "FORBIDDEN"))),
            new($"422 with the key in its details, {way.Name}",
                key => Http(422, Error("no", "BAD", $$"""{"a":[{"{{Json(way.Write(key))}}":1},"{{Json(way.Write(key))}}"]}"""))),
        });
    }

    // The key as it is, in every place of an answer.
    private static IEnumerable<Fault> Places() =>
    [
        new("404 with the key in its message", key => Http(404, Error(key, "NOT_FOUND"))),
        new("408 with the key in its message", key => Http(408, Error(key, "TIMEOUT"))),
        new("409 with the key in its message", key => Http(409, Error(key, "CONFLICT"))),
        new("599 with the key in its message", key => Http(599, Error(key, "OOPS"))),
        new("403 with the key as its code", key => Http(403, Error("no", key))),
        new("200 with the key as its error code", key => Http(200, Error("no", key))),
        new("200 with the key in its error message", key => Http(200, Error("the key " + key, "UNAUTHORIZED"))),
        new("400 with the key in its issues", key => Http(400, $$"""{"issues":[{"message":"{{key}}"}]}""")),
        new("403 with the key in escapes", key =>
            Http(403, $$"""{"code":"FORBIDDEN","message":"{{string.Concat(key.Select(c => $"\\u{(int)c:x4}"))}}"}""")),
        new("403 with the key in text that is no JSON", key => Http(403, $"<html>{key}</html>", "Content-Type: text/html")),
        new("403 with the key in a charset", key => Http(403, "{}", $"Content-Type: application/json; charset={key}")),
        new("301 to an address with the key", key => Http(301, "", $"Location: https://elsewhere.example/?key={key}")),
        new("302 to an address with the key", key => Http(302, key, $"Location: /v1/{Uri.EscapeDataString(key)}")),
        new("307 to this server", key => Http(307, "", $"Location: {key}")),
        new("308 without an address", _ => Http(308, "")),
        new("401 with the key in a challenge", key => Http(401, "{}", $"WWW-Authenticate: Bearer realm=\"{key}\"")),
        new("401 with a basic challenge", _ => Http(401, "{}", "WWW-Authenticate: Basic realm=\"x\"")),
        new("403 with the key in other headers", key =>
            Http(403, "{}", $"Set-Cookie: k={key}", $"X-Echo: {key}", $"{key.Replace("=", "").Replace("/", "")}: 1")),
        new("429 with the key as Retry-After", key => Http(429, "{}", $"Retry-After: {key}")),
        new("403 with the key as its reason", key => FakeApi.Raw($"HTTP/1.1 403 {key}\r\nContent-Length: 0\r\n\r\n")),
        new("500 with the key as its reason", key => FakeApi.Raw($"HTTP/1.1 500 {key}\r\nContent-Length: 0\r\n\r\n")),
        new("a session with the key as a property name of the wrong type", key =>
            Http(200, SessionJson.For("a").Replace("\"coreSurvey\":null", $$"""
                "coreSurvey":{"{{key}}":1}
                """, StringComparison.Ordinal))),
        new("a session that is no JSON behind the key", key => Http(200, $"{{\"{key}\":{{\"{key}\":[0,}}}}")),
        new("a session with the key where an object is due", key => Http(200, $$"""{"team":"{{key}}"}""")),
        new("a session with the key where a date is due", key =>
            Http(200, SessionJson.For("a").Replace("2019-08-24T14:15:22Z", key, StringComparison.Ordinal))),
        new("the key instead of a session", key => Http(200, key)),
        new("the key as a JSON string instead of a session", key => Http(200, $"\"{key}\"")),
        new("a list with the key", key => Http(200, $"[\"{key}\"]")),
    ];

    private static IEnumerable<Fault> ProtocolErrors() =>
    [
        Malformed("a status line that is only the key", key => $"{key}\r\n\r\n"),
        Malformed("a status line with the key as its version", key => $"HTTP/{key} 200 OK\r\n\r\n"),
        Malformed("a status line with the key as its status", key => $"HTTP/1.1 {key}\r\n\r\n"),
        Malformed("a header line without a colon", key => $"HTTP/1.1 200 OK\r\n{key}\r\n\r\n"),
        Malformed("a header name with spaces", key => $"HTTP/1.1 200 OK\r\nthe {key}: 1\r\n\r\n"),
        Malformed("a length that is the key", key => $"HTTP/1.1 200 OK\r\nContent-Length: {key}\r\n\r\nx"),
        Malformed("a chunk's length that is the key", key =>
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{key}\r\nx"),
        Malformed("an error's chunk length that is the key", key =>
            $"HTTP/1.1 403 OK\r\nTransfer-Encoding: chunked\r\n\r\n{key}\r\nx"),
        Malformed("a chunk behind which the key stands", key =>
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx{key}\r\n"),
        Malformed("an encoding that is the key", key =>
            $"HTTP/1.1 200 OK\r\nContent-Encoding: {key}\r\nContent-Length: 4\r\n\r\nnull"),
        Malformed("corrupt gzip", key => $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {key.Length}\r\n\r\n{key}"),
        Malformed("corrupt Brotli", key => $"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: {key.Length}\r\n\r\n{key}"),
        Malformed("headers over their limit", key =>
            $"HTTP/1.1 200 OK\r\n{string.Concat(Enumerable.Range(0, 2000).Select(n => $"X-{n}: {key}\r\n"))}\r\n"),
        Malformed("an end within the body", key => $"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n\"{key}"),
        Malformed("an end within the headers", key => $"HTTP/1.1 200 OK\r\nX-Echo: {key}"),
        new("a body over its limit", key => FakeApi.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {17 << 20}\r\n\r\n{key}")),
        new("a body over its limit, unannounced", key => Http(200, new string(' ', (16 << 20) + 1) + key)),
    ];

    private static IEnumerable<Fault> Transport() =>
    [
        new("time-out", _ => FakeApi.Silence) { Options = "-TimeoutSec 1 -MaximumRetryCount 0" },
        new("connection ended without an answer", _ => FakeApi.Raw("")),
        new("connection ended without an answer, and tried again", _ => FakeApi.Raw("")) { Options = "-MaximumRetryCount 1" },
        new("500 with the key, and tried again", key => Http(500, Error(key, key))) { Options = "-MaximumRetryCount 1" },
        new("connection reset", _ => (stream, _) =>
        {
            ((NetworkStream)stream).Socket.LingerState = new LingerOption(true, 0);
            ((NetworkStream)stream).Socket.Close();
            return Task.FromResult(false);
        }),
    ];

    private static Fault Malformed(string name, Func<string, string> bytes) =>
        new(name, key => FakeApi.Raw(bytes(key))) { IsRepeatedByDotNet = true };

    private static FakeApi.Answer Http(int status, string body, params string[] headers) =>
        FakeApi.Http(status, body, headers);

    private static string Error(string message, string code, string details = "null") =>
        $$"""{"message":"{{Json(message)}}","code":"{{Json(code)}}","details":{{details}}}""";

    private static string Json(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
