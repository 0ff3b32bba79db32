using System.Text;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Bodies that came whole, and are not the session that was asked for.</summary>
public sealed class BodyFaults(FaultRuns<BodyFaults> runs) : FaultTable<BodyFaults>(runs), IFaultTable
{
    private const int Depth = 10_000;
    private static readonly string Json = SessionJson;

    public static IEnumerable<FaultCase> Cases =>
    [
        new("the content type text/html", Http(200, Json, "Content-Type: text/html"), FaultCase.Success),
        new("the content type image/png", Http(200, Json, "Content-Type: image/png"), FaultCase.Success),
        new("a content type that is none", Http(200, Json, "Content-Type: ;;;=,"), FaultCase.Success),
        new("two content types", Http(200, Json, "Content-Type: text/plain", "Content-Type: application/json"), FaultCase.Success),
        new("an unknown charset", Http(200, Json, "Content-Type: application/json; charset=klingon"), FaultCase.Success),
        new("a charset that it is not", Http(200, Json, "Content-Type: application/json; charset=utf-16"), FaultCase.Success),
        new("HTML of a proxy", Http(200, "<!DOCTYPE html><html><body>Please sign in</body></html>", "Content-Type: text/html"), "InvalidResponse"),
        new("HTML of a proxy that claims to be JSON", Http(200, "<html></html>", "Content-Type: application/json"), "InvalidResponse"),
        new("plain text", Http(200, "OK"), "InvalidResponse"),

        new("an empty body", Http(200, ""), "InvalidResponse") { Says = "empty" },
        new("white space", Http(200, " \r\n\t "), "InvalidResponse"),
        new("a byte-order mark alone", Http(200, "\uFEFF"), "InvalidResponse") { Says = "empty" },
        new("201 with a session", Http(201, Json), FaultCase.Success),
        new("201 without a body", Http(201, ""), "InvalidResponse") { Says = "empty" },
        new("202 without a body", Http(202, ""), "InvalidResponse") { Says = "empty" },
        new("204", Raw(Head(204)), "InvalidResponse") { Says = "empty" },
        new("204 with a body", Raw(Head(204, Length(Json.Length)) + Json), "InvalidResponse") { Says = "empty" },
        new("205", Http(205, ""), "InvalidResponse") { Says = "empty" },
        new("206 with the whole body", Http(206, Json, $"Content-Range: bytes 0-{Json.Length - 1}/{Json.Length}"), FaultCase.Success),
        new("206 with a part of the body", Http(206, Json[100..], $"Content-Range: bytes 100-{Json.Length - 1}/{Json.Length}"), "InvalidResponse"),
        new("299", Http(299, "{}"), "InvalidResponse"),

        new("a byte-order mark", Http(200, "\uFEFF" + Json), FaultCase.Success),
        new("two byte-order marks", Http(200, "\uFEFF\uFEFF" + Json), "InvalidResponse"),
        new("half a byte-order mark", Http(200, [0xEF, 0xBB, .. Encoding.UTF8.GetBytes(Json)]), "InvalidResponse"),
        new("UTF-16, little-endian", Http(200, Encoding.Unicode.GetBytes(Json), "Content-Type: application/json; charset=utf-16"), "InvalidResponse"),
        new("UTF-16, big-endian, with its mark", Http(200, [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Json)]), "InvalidResponse"),
        new("UTF-32", Http(200, Encoding.UTF32.GetBytes(Json)), "InvalidResponse"),
        new("Latin-1 in a string", Http(200, Encoding.Latin1.GetBytes(With("firstName", "\"Andr\u00e9\""))), "InvalidResponse") { Says = "$.user.firstName" },
        new("an overlong UTF-8 form", Http(200, Encoding.Latin1.GetBytes(With("firstName", "\"\u00c0\u00af\""))), "InvalidResponse") { Says = "$.user.firstName" },
        new("invalid UTF-8 in a property's name", Http(200, Encoding.Latin1.GetBytes("{\"\u00ff\u00fe\":1}")), "InvalidResponse"),
        new("invalid UTF-8 in an unknown property", Http(200, Encoding.Latin1.GetBytes(With("extra", "[\"\u00ff\"]"))), "InvalidResponse") { Says = "$.user.extra[0]" },
        new("a lone surrogate", Http(200, With("firstName", "\"\\ud800\"")), "InvalidResponse") { Says = "$.user.firstName" },
        new("a lone surrogate in a date", Http(200, With("dtCreated", "\"\\ud800\"")), "InvalidResponse") { Says = "$.user.dtCreated" },
        new("a lone surrogate in an unknown property", Http(200, With("extra", "\"\\udc00\"")), "InvalidResponse") { Says = "$.user.extra" },
        new("a lone surrogate in a property's name", Http(200, "{\"\\udfff\":1}"), "InvalidResponse"),
        new("a lone surrogate in a survey's question", Http(200, Json.Replace("\"coreSurvey\": {", "\"coreSurvey\": { \"\\ud800\": \"\",", StringComparison.Ordinal)), "InvalidResponse"),
        new("a pair of surrogates", Http(200, With("firstName", "\"\\ud83d\\ude00\"")), FaultCase.Success),

        new("arrays 10,000 deep", Http(200, new string('[', Depth) + new string(']', Depth)), "InvalidResponse"),
        new("objects 10,000 deep", Http(200, string.Concat(Enumerable.Repeat("{\"a\":", Depth)) + "1" + new string('}', Depth)), "InvalidResponse"),
        new("arrays 10,000 deep in an unknown property", Http(200, With("extra", new string('[', Depth) + new string(']', Depth))), "InvalidResponse"),
        new("arrays eight million deep", Http(200, new string('[', 8_000_000)), "InvalidResponse"),
        new("an error body 10,000 deep", Http(400, "{\"code\":\"X\",\"message\":\"y\",\"details\":" + new string('[', Depth) + new string(']', Depth) + "}"), "BadRequest"),

        new("a name twice", Http(200, With("firstName", "\"Eve\"")), FaultCase.Success),
        new("an unknown name twice", Http(200, With("extra", "1,\"extra\":2")), FaultCase.Success),
        new("1e400 where a number is due", Http(200, Json.Replace("48213", "1e400", StringComparison.Ordinal)), "InvalidResponse") { Says = "$.team.analyticsId" },
        new("1e400 in an unknown property", Http(200, With("extra", "1e400")), FaultCase.Success),
        new("a number of a million digits where one is due", Http(200, Json.Replace("48213", new string('9', 1_000_000), StringComparison.Ordinal)), "InvalidResponse") { Says = "$.team.analyticsId" },
        new("a number of a million digits in an unknown property", Http(200, With("extra", new string('9', 1_000_000))), FaultCase.Success),
        new("an exponent of a million digits", Http(200, With("extra", "1e" + new string('9', 1_000_000))), FaultCase.Success),
        new("NaN", Http(200, Json.Replace("48213", "NaN", StringComparison.Ordinal)), "InvalidResponse"),
        new("a number in a string", Http(200, Json.Replace("48213", "\"48213\"", StringComparison.Ordinal)), "InvalidResponse") { Says = "$.team.analyticsId" },
        new("a date that there is not", Http(200, With("dtCreated", "\"2019-02-30T00:00:00Z\"")), "InvalidResponse") { Says = "$.user.dtCreated" },

        new("false", Http(200, "false"), "InvalidResponse"),
        new("a number", Http(200, "1"), "InvalidResponse"),
        new("a string", Http(200, "\"session\""), "InvalidResponse"),
        new("an array", Http(200, "[]"), "InvalidResponse"),
        new("an empty object", Http(200, "{}"), "InvalidResponse") { Says = "$.team" },
        new("null", Http(200, "null"), "NotLoggedIn"),
        new("null with a mark and space", Http(200, "\uFEFF null\n"), "NotLoggedIn"),
        new("null and more", Http(200, "null null"), "InvalidResponse"),
        new("null at connect", Http(200, "null"), "ApiKeyRejected") { Address = server => server.BaseUri },
        new("two documents", Http(200, Json + Json), "InvalidResponse"),
        new("a document and a NUL", Http(200, Json + "\0"), "InvalidResponse"),
        new("half a document", Http(200, Json[..(Json.Length / 2)]), "InvalidResponse"),
        new("a comma too many", Http(200, "[1,]"), "InvalidResponse"),
        new("a comment", Http(200, "/* */" + Json), "InvalidResponse"),
        new("an unescaped line break in a string", Http(200, With("extra", "\"a\nb\"")), "InvalidResponse"),
        new("a name of a megabyte", Http(200, $"{{\"{new string('n', 1_000_000)}\":"), "InvalidResponse"),

        new("200 with an error", Http(200, "{\"code\":\"NOT_FOUND\",\"message\":\"gone\"}"), "NotFound") { Says = "gone" },
        new("200 with an error after a mark", Http(200, "\uFEFF{\"code\":\"FORBIDDEN\",\"message\":\"no\"}"), "Forbidden"),
        new("200 with an unknown error", Http(200, "{\"code\":\"TEAPOT\",\"message\":\"short and stout\"}"), "BadRequest") { Says = "short and stout" },
        new("201 with an error", Http(201, "{\"code\":\"CONFLICT\",\"message\":\"\"}"), "Conflict"),
        new("a session whose user has a code and a message", Http(200, With("code", "\"NOT_FOUND\",\"message\":\"gone\"")), FaultCase.Success),
        new("200 with a code alone", Http(200, "{\"code\":\"NOT_FOUND\"}"), "InvalidResponse"),
        new("200 with a message alone", Http(200, "{\"message\":\"gone\"}"), "InvalidResponse"),
        new("200 with a code that is a number", Http(200, "{\"code\":404,\"message\":\"gone\"}"), "InvalidResponse"),
        .. ErrorCodes.Select(known => new FaultCase($"200 with the code {known.Code}", Http(200, $"{{\"code\":\"{known.Code}\",\"message\":\"m\"}}"), known.Id)),
    ];

    private static IEnumerable<(string Code, string Id)> ErrorCodes =>
    [
        ("PARSE_ERROR", "BadRequest"), ("BAD_REQUEST", "BadRequest"), ("UNAUTHORIZED", "Unauthorized"),
        ("METHOD_NOT_SUPPORTED", "BadRequest"), ("TIMEOUT", "Timeout"), ("PRECONDITION_FAILED", "Conflict"),
        ("PAYLOAD_TOO_LARGE", "PayloadTooLarge"), ("TOO_MANY_REQUESTS", "TooManyRequests"),
        ("CLIENT_CLOSED_REQUEST", "BadRequest"), ("INTERNAL_SERVER_ERROR", "ServerError"),
    ];

    /// <summary>The session with one more property at the beginning of the user, so that a known one comes twice.</summary>
    private static string With(string property, string value)
    {
        int user = Json.IndexOf("\"teamMemberships\"", StringComparison.Ordinal);
        return Json.Insert(user, $"\"{property}\":{value},");
    }
}
