using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Paperspace.Json;

namespace Paperspace.Api;

/// <summary>
/// What a server says of an error. The API's own document is <c>{code, message, details?}</c>, an older one had
/// <c>issues: [{message}]</c>; gateways and proxies on the way write others (RFC 9457, plain text, pages of HTML).
/// </summary>
internal sealed class ErrorBody
{
    internal string? Code { get; private init; }

    /// <summary>What happened, in the server's words; null when there are none.</summary>
    internal string? Message { get; private init; }

    internal object? Details { get; private init; }

    /// <summary>An error is known by its body when it has both of these.</summary>
    internal bool IsComplete => Code is not null && HasMessage;

    /// <summary>Whether it has a message, were it an empty one.</summary>
    private bool HasMessage { get; init; }

    /// <summary>What can be understood of a body.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal static ErrorBody Read(ReadOnlySpan<byte> body, CancellationToken stop)
    {
        try
        {
            var json = new JsonReader(JsonDocuments.SkipByteOrderMark(body), stop);
            json.Read();
            return PlainJson.Read(ref json) switch
            {
                Dictionary<string, object?> members => From(members),
                var other => new ErrorBody { Message = ErrorWords.Of(other) },
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new ErrorBody { Message = TextOf(body) };
        }
    }

    /// <summary>The code and the message alone, of a document that is too large to keep anything else of.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal static ErrorBody ReadHead(ReadOnlySpan<byte> body, CancellationToken stop)
    {
        string? code = null;
        string? message = null;
        try
        {
            var json = new JsonReader(JsonDocuments.SkipByteOrderMark(body), stop);
            json.Read();
            for (int depth = json.TokenType == JsonTokenType.StartObject ? 1 : 0; depth > 0 && json.Read();)
            {
                if (depth == 1 && json.TokenType == JsonTokenType.PropertyName)
                {
                    string name = json.GetString()!;
                    json.Read();
                    code = name == "code" && json.TokenType == JsonTokenType.String ? json.GetString() : code;
                    message = name == "message" && json.TokenType == JsonTokenType.String ? json.GetString() : message;
                }

                depth += json.TokenType switch
                {
                    JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                    JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                    _ => 0,
                };
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // As far as it could be read.
        }

        return new ErrorBody { Code = code, Message = message, HasMessage = message is not null };
    }

    private static ErrorBody From(Dictionary<string, object?> members) => new()
    {
        Code = Member(members, "code") as string,
        Message = ErrorWords.OfDocument(members),
        HasMessage = Member(members, "message") is string,
        Details = Member(members, "details") ?? Member(members, "issues") ?? Member(members, "errors"),
    };

    // Whatever a gateway on the way writes: the title of a page, else the text as it is.
    private static string? TextOf(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body.Slice(0, Math.Min(body.Length, LongestText)).ToArray()).Trim();
        return text is ['<', ..]
            ? Title.Match(text) is { Success: true } title ? WebUtilityText(title.Groups[1].Value) : null
            : text.Length > 0 && text.IndexOfAny(['\uFFFD', '\0']) < 0 ? text : null;
    }

    private static string? WebUtilityText(string html) =>
        System.Net.WebUtility.HtmlDecode(html).Trim() is { Length: > 0 } text ? text : null;

    // A message shows far less.
    private const int LongestText = 16 * 1024;

    private static readonly Regex Title = new("<title[^>]*>([^<]*)</title>", RegexOptions.IgnoreCase);

    private static object? Member(Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out object? value) ? value : null;
}
