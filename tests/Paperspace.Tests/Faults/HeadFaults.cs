using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Status lines, headers, lengths and chunks that are wrong, contradict each other, or never end.</summary>
public sealed class HeadFaults(FaultRuns<HeadFaults> runs) : FaultTable<HeadFaults>(runs), IFaultTable
{
    private const string Chunked = "Transfer-Encoding: chunked";
    private static readonly string Json = SessionJson;
    private static readonly string Kilobyte = new('a', 1024);

    public static IEnumerable<FaultCase> Cases =>
    [
        new("no HTTP at all", Raw("220 mail.example ESMTP ready\r\n\r\n"), "InvalidResponse"),
        new("the banner of an SSH server", Raw("SSH-2.0-OpenSSH_9.6\r\n"), "InvalidResponse"),
        new("HTTP/0.9: only a body", Raw("<html>hello</html>\r\n\r\n"), "InvalidResponse"),
        new("only JSON", Raw(Json + "\r\n\r\n"), "InvalidResponse"),
        new("a TLS alert alone", Raw("\u0015\u0003\u0003\0\u0002\u0002\u0028"), "ConnectionFailed"),
        new("zeros", Raw(new string('\0', 100) + "\r\n"), "InvalidResponse"),
        new("zeros without end", ThenForever("", "\0"), "ResponseTooLarge"),
        new("the preface of HTTP/2", Raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), "InvalidResponse"),
        new("a version of the future", Raw($"HTTP/9.9 200 OK\r\n{Length(Json.Length)}\r\n\r\n{Json}"), "InvalidResponse"),
        new("a version without a point", Raw("HTTP/11 200 OK\r\n\r\n"), "InvalidResponse"),
        new("HTTP/1.0", Raw($"HTTP/1.0 200 OK\r\n{Length(Json.Length)}\r\n\r\n{Json}"), FaultCase.Success),
        new("a status of letters", Raw("HTTP/1.1 abc OK\r\n\r\n"), "InvalidResponse"),
        new("a status of two digits", Raw("HTTP/1.1 20 OK\r\n\r\n"), "InvalidResponse"),
        new("a status of four digits", Raw("HTTP/1.1 2000 OK\r\n\r\n"), "InvalidResponse"),
        new("a negative status", Raw("HTTP/1.1 -20 OK\r\n\r\n"), "InvalidResponse"),
        new("no status", Raw("HTTP/1.1\r\n\r\n"), "InvalidResponse"),
        new("status 0", Http(0, ""), "InvalidResponse"),
        new("status 600", Http(600, "{}"), "InvalidResponse"),
        new("status 999", Http(999, "{}"), "InvalidResponse"),
        new("no reason phrase", Raw($"HTTP/1.1 200\r\n{Length(Json.Length)}\r\n\r\n{Json}"), FaultCase.Success),
        new("a reason phrase that is no text", Raw($"HTTP/1.1 200 \u0001\u009b\u00ff\r\n{Length(Json.Length)}\r\n\r\n{Json}"), FaultCase.Success),
        new("line feeds alone", Raw($"HTTP/1.1 200 OK\n{Length(Json.Length)}\n\n{Json}"), FaultCase.Success),

        new("a header without a colon", Raw("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n{}"), "InvalidResponse"),
        new("a header without a name", Raw("HTTP/1.1 200 OK\r\n: value\r\n\r\n{}"), "InvalidResponse"),
        new("a header name with a control character", Raw("HTTP/1.1 200 OK\r\nX\u0001Y: a\r\n\r\n{}"), "InvalidResponse"),
        new("a header value with a NUL", Raw($"HTTP/1.1 200 OK\r\nX: a\0b\r\n{Length(Json.Length)}\r\n\r\n{Json}"), FaultCase.Success),
        new("a folded header", Raw($"HTTP/1.1 200 OK\r\nX: a\r\n b\r\n{Length(Json.Length)}\r\n\r\n{Json}"), FaultCase.Success),
        new("a header of 200 KiB", Raw($"HTTP/1.1 200 OK\r\nX: {new string('a', 200 * 1024)}\r\n\r\n{{}}"), "ResponseTooLarge") { Says = "64 KiB" },
        new("200 KiB of headers", Raw($"HTTP/1.1 200 OK\r\n{string.Concat(Enumerable.Repeat($"X: {Kilobyte}\r\n", 200))}\r\n{{}}"), "ResponseTooLarge") { Says = "64 KiB" },
        new("60 KiB of headers", Http(200, Json, [.. Enumerable.Repeat($"X: {Kilobyte[4..]}", 60)]), FaultCase.Success),
        new("a status line without end", ThenForever("HTTP/1.1 200 ", "OK"), "ResponseTooLarge") { Says = "64 KiB" },
        new("a header without end", ThenForever("HTTP/1.1 200 OK\r\nX: ", "a"), "ResponseTooLarge") { Says = "64 KiB" },
        new("headers without end", ThenForever("HTTP/1.1 200 OK\r\n", "X: a\r\n"), "ResponseTooLarge") { Says = "64 KiB" },
        new("headers without end on an error", ThenForever("HTTP/1.1 500 Oh\r\n", "X: a\r\n"), "ResponseTooLarge") { Says = "64 KiB" },

        new("100 Continue first", Raw($"HTTP/1.1 100 Continue\r\n\r\n{Whole}"), FaultCase.Success),
        new("102 Processing first", Raw($"HTTP/1.1 102 Processing\r\n\r\n{Whole}"), FaultCase.Success),
        new("103 Early Hints first", Raw($"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n{Whole}"), FaultCase.Success),
        new("several interim answers first", Raw($"{string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 5))}{Whole}"), FaultCase.Success),
        new("interim answers, slowly and for ever", ThenDrip("", "HTTP/1.1 100 Continue\r\n\r\n"), "Timeout") { TimeoutSec = 1 },
        new("interim answers, fast and for ever", ThenForever("", "HTTP/1.1 102 Processing\r\n\r\n"), "ResponseTooLarge"),
        new("only an interim answer", Raw("HTTP/1.1 100 Continue\r\n\r\n"), "ConnectionFailed"),
        new("101 Switching Protocols", Raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"), "InvalidResponse"),

        new("a length that is too small", Raw(Head(200, Length(10)) + Json), "InvalidResponse"),
        new("a length that is too large", Raw(Head(200, Length(Json.Length + 1)) + Json), "ConnectionFailed"),
        new("a length of zero before a body", Raw(Head(200, Length(0)) + Json), "InvalidResponse") { Says = "empty" },
        new("two lengths that agree", Raw(Head(200, Length(Json.Length), Length(Json.Length)) + Json), FaultCase.Success),
        new("two lengths that do not agree", Raw(Head(200, Length(Json.Length), Length(10)) + Json), FaultCase.Success),
        new("two lengths that do not agree, the wrong one first", Raw(Head(200, Length(10), Length(Json.Length)) + Json), "InvalidResponse"),
        new("a negative length", Raw(Head(200, Length(-5)) + Json), FaultCase.Success),
        new("a length that is no number", Raw(Head(200, "Content-Length: many") + Json), FaultCase.Success),
        new("a length above the limit", Raw(Head(200, Length((16L * 1024 * 1024) + 1)) + Json), "ResponseTooLarge") { Says = "16 MiB" },
        new("a length of 8 EiB", Raw(Head(200, Length(long.MaxValue)) + Json), "ResponseTooLarge"),
        new("a length that no integer holds", Raw(Head(200, "Content-Length: 99999999999999999999") + Json), FaultCase.Success),
        new("no length: the body ends with the connection", Raw(Head(200) + Json), FaultCase.Success),
        new("a length and chunks", Raw(Head(200, Length(10), Chunked) + Chunk(Json) + LastChunk), FaultCase.Success),
        new("chunks and a length", Raw(Head(200, Chunked, Length(1_000_000)) + Chunk(Json) + LastChunk), FaultCase.Success),
        new("an unknown transfer coding", Raw(Head(200, "Transfer-Encoding: snail") + Json), FaultCase.Success),

        new("chunks", Raw(Head(200, Chunked) + Chunk(Json[..100]) + Chunk(Json[100..]) + LastChunk), FaultCase.Success),
        new("chunks of one byte", Raw(Head(200, Chunked) + string.Concat(Json.Select(c => Chunk(c.ToString()))) + LastChunk), FaultCase.Success),
        new("chunks with extensions and trailers", Raw($"{Head(200, Chunked)}{Json.Length:x};a=b\r\n{Json}\r\n0\r\nX: y\r\n\r\n"), FaultCase.Success),
        new("chunks without the last one", Raw(Head(200, Chunked) + Chunk(Json)), "ConnectionFailed"),
        new("a chunk's size that is no number", Raw(Head(200, Chunked) + "xyz\r\n{}\r\n0\r\n\r\n"), "InvalidResponse"),
        new("a negative chunk size", Raw(Head(200, Chunked) + "-1\r\n{}\r\n0\r\n\r\n"), "InvalidResponse"),
        new("a chunk's size that no integer holds", Raw(Head(200, Chunked) + "fffffffffffffffff\r\n{}\r\n"), "InvalidResponse"),
        new("a chunk of 8 EiB", Raw(Head(200, Chunked) + "7fffffffffffffff\r\n{}"), "ConnectionFailed"),
        new("a chunk longer than its size", Raw(Head(200, Chunked) + "2\r\n{}{}{}\r\n0\r\n\r\n"), "InvalidResponse"),
        new("a chunk's size without end", ThenForever(Head(200, Chunked), "0"), "InvalidResponse"),
        new("a chunk's extension without end", ThenForever(Head(200, Chunked) + "1;", "a"), "InvalidResponse"),
        new("trailers without end", ThenForever(Head(200, Chunked) + Chunk(Json) + "0\r\n", "X: a\r\n"), "ResponseTooLarge"),
        new("chunks without end", ThenForever(Head(200, Chunked), Chunk(Kilobyte)), "ResponseTooLarge") { Says = "16 MiB" },
        new("chunks of one byte without end", ThenForever(Head(200, Chunked), Chunk(" ")), "ResponseTooLarge") { Says = "16 MiB", TimeoutSec = 30 },
        new("a body without a length and without end", ThenForever(Head(200), " "), "ResponseTooLarge") { Says = "16 MiB" },
        new("an error's body without end", ThenForever(Head(403), " "), "Forbidden"),
        new("an error's chunks that are broken", Raw(Head(404, Chunked) + "xyz\r\n"), "NotFound"),
        new("an error's body that ends early", Raw(Head(409, Length(100)) + "{"), "Conflict"),
    ];

    private static string Whole => Head(200, Length(Json.Length)) + Json;

    private static string LastChunk => "0\r\n\r\n";

    private static string Chunk(string data) => $"{data.Length:x}\r\n{data}\r\n";
}
