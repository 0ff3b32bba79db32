using System.Text;
using Paperspace.Tests.Support;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Errors whose bodies are not what the API documents: the status alone then says what happened.</summary>
public sealed class ErrorBodyFaults(FaultRuns<ErrorBodyFaults> runs) : FaultTable<ErrorBodyFaults>(runs), IFaultTable
{
    private const int Depth = 60;

    public static IEnumerable<FaultCase> Cases =>
    [
        Row("an empty object", "{}"),
        Row("an array", "[]"),
        Row("null", "null"),
        Row("a string", "\"broken\""),
        Row("a number", "42"),
        Row("white space", "  "),
        Row("HTML", "<html>503</html>"),
        Row("half an object", "{\"code\":\"X\",\"mess"),
        Row("two objects", "{}{}"),
        Row("a code that is a number", "{\"code\":42,\"message\":\"words\"}", says: "words"),
        Row("a code that is null", "{\"code\":null,\"message\":\"words\"}", says: "words"),
        Row("a code that is an object", "{\"code\":{\"a\":1},\"message\":\"words\"}", says: "words"),
        Row("a message that is an object", "{\"code\":\"X\",\"message\":{\"a\":1}}", code: "X"),
        Row("a message that is an array", "{\"code\":\"X\",\"message\":[\"a\"]}", code: "X"),
        Row("a message that is true", "{\"code\":\"X\",\"message\":true}", code: "X"),
        Row("an empty message", "{\"code\":\"X\",\"message\":\"\"}", code: "X"),
        Row("a message alone", "{\"message\":\"words\"}", says: "words"),
        Row("a message of a megabyte", $"{{\"code\":\"X\",\"message\":\"{new string('m', 1_000_000)}\"}}", code: "X", says: "mmm…"),
        Row("a code of a megabyte", $"{{\"code\":\"{new string('c', 1_000_000)}\",\"message\":\"words\"}}", says: "ccc…"),
        Row("a message with a lone surrogate", "{\"code\":\"X\",\"message\":\"\\ud800\"}"),
        Row("a name that is a lone surrogate", "{\"\\ud800\":1,\"code\":\"X\",\"message\":\"words\"}"),
        Row("a message with a surrogate at the cut", $"{{\"code\":\"X\",\"message\":\"{new string('m', 999)}😀\"}}", code: "X"),
        Row("details that are deep", $"{{\"code\":\"X\",\"message\":\"words\",\"details\":{new string('[', Depth)}{new string(']', Depth)}}}", code: "X", says: "words"),
        Row("details that are a number", "{\"code\":\"X\",\"message\":\"words\",\"details\":1e400}", code: "X", says: "words"),
        Row("names twice", "{\"code\":\"Y\",\"code\":\"X\",\"message\":\"other\",\"message\":\"words\"}", code: "X", says: "words"),
        Row("the older form", "{\"issues\":[{\"message\":\"an issue\"}],\"message\":\"words\"}", says: "words"),
        Row("a byte-order mark", "\uFEFF{\"code\":\"X\",\"message\":\"words\"}", code: "X", says: "words"),
        new("UTF-16", Http(503, Encoding.Unicode.GetBytes("{\"code\":\"X\",\"message\":\"words\"}")), "ServerError") { Says = "503." },
        new("a body above the limit", Raw(Head(503, Length(long.MaxValue)) + "{"), "ServerError") { Says = "503." },
        new("a corrupt gzip body", Http(503, "nonsense", "Content-Encoding: gzip"), "ServerError") { Says = "503." },
        new("a corrupt Brotli body", Http(503, "nonsense", "Content-Encoding: br"), "ServerError") { Says = "503." },
        new("the code TIMEOUT with status 500", Http(500, "{\"code\":\"TIMEOUT\",\"message\":\"m\"}"), "Timeout"),
        new("details of four million strings", Http(400, $"{{\"code\":\"X\",\"message\":\"m\",\"details\":[{string.Join(',', Enumerable.Repeat("\"\"", 4_000_000))}]}}"), "BadRequest"),
        new("details of a million names", Http(400, $"{{\"code\":\"X\",\"message\":\"m\",\"details\":{{{string.Join(',', Enumerable.Range(0, 1_000_000).Select(i => $"\"{i}\":1"))}}}}}"), "BadRequest"),
    ];

    private static FaultCase Row(string name, string body, string? code = null, string says = "503") =>
        new(name, Http(503, body), "ServerError")
        {
            Says = says,
            Also = exception =>
            {
                Assert.Equal(503, exception.Get("StatusCode"));
                Assert.True(code is null || code.Equals(exception.Get("Code")), $"The code is {exception.Get("Code")}.");
                Assert.InRange(exception.Message.Length, 1, 3000);
            },
        };
}
