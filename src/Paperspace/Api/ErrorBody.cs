using System.Text.Json;
using Paperspace.Json;

namespace Paperspace.Api;

/// <summary>
/// The API's error document, <c>{code, message, details?}</c>; older ones carried <c>issues: [{message}]</c> instead of
/// details.
/// </summary>
internal sealed class ErrorBody
{
    internal string? Code { get; private init; }

    internal string? Message { get; private init; }

    internal object? Details { get; private init; }

    /// <summary>An error is known by its body when it has both of these.</summary>
    internal bool IsComplete => Code is not null && Message is not null;

    /// <summary>What can be understood of a body; a body of any other shape is an error without words.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal static ErrorBody Read(ReadOnlySpan<byte> body, CancellationToken stop)
    {
        try
        {
            var json = new JsonReader(JsonDocuments.SkipByteOrderMark(body), stop);
            json.Read();
            return PlainJson.Read(ref json) is Dictionary<string, object?> members
                ? new ErrorBody
                {
                    Code = Member(members, "code") as string,
                    Message = Member(members, "message") as string,
                    Details = Member(members, "details") ?? Member(members, "issues"),
                }
                : new ErrorBody();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new ErrorBody();
        }
    }

    private static object? Member(Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out object? value) ? value : null;
}
