using System.Text;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults.Fuzz;

/// <summary>Status lines, headers and chunk sizes with a few bytes changed, before whole bodies.</summary>
public sealed class ResponseHeadFuzzTests(ITestOutputHelper output) : FuzzTests(output, [.. Answers.Select(answer => Bytes(answer.Head))])
{
    private const string Error = """{"code":"X","message":"words"}""";

    private static readonly (string Head, string Body)[] Answers =
    [
        (Head(200, Length(SessionJson.Length), "Content-Type: application/json; charset=utf-8"), SessionJson),
        (Head(200, "Transfer-Encoding: chunked") + $"{SessionJson.Length:x}\r\n", SessionJson + "\r\n0\r\n\r\n"),
        ("HTTP/1.1 100 Continue\r\n\r\n" + Head(200, Length(4)), "null"),
        (Head(404, Length(Error.Length), "Content-Type: application/json"), Error),
        (Head(429, Length(Error.Length), "Retry-After: 1"), Error),
        (Head(503, "Retry-After: Wed, 21 Oct 2026 07:28:00 GMT", "Transfer-Encoding: chunked") + $"{Error.Length:x}\r\n", Error + "\r\n0\r\n\r\n"),
        (Head(302, "Location: https://localhost/", Length(0)), ""),
        (Head(200, "Content-Encoding: gzip", Length(Error.Length)), Error),
    ];

    private protected override byte[] Complete(byte[] mutated, int original) => [.. mutated, .. Bytes(Answers[original].Body)];

    private static byte[] Bytes(string latin1) => Encoding.Latin1.GetBytes(latin1);
}
