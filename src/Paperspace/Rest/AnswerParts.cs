namespace Paperspace.Rest;

/// <summary>What an answer is made of, as its operation's <see cref="Operation.Answer"/> says.</summary>
/// <param name="Shape"><c>Page</c>, <c>Change</c>, or empty for things alone.</param>
/// <param name="Kind">What the things in it are, such as <c>Machine</c>.</param>
/// <param name="Things">The things.</param>
internal sealed record AnswerParts(string Shape, string Kind, object?[] Things)
{
    /// <summary>The parts of an answer; null where it is not of its operation's shape.</summary>
    internal static AnswerParts? Of(object? document, Operation operation)
    {
        string answer = operation.Answer;
        int bracket = answer.IndexOf('[');
        string shape = bracket < 0 ? "" : answer.Substring(0, bracket);
        string kind = bracket < 0 ? answer : answer.Substring(bracket + 1).TrimEnd(']');
        return shape switch
        {
            "Page" => PowerShellJson.Member(document, "items") is object?[] items ? new(shape, kind, items) : null,
            "Change" => PowerShellJson.Member(document, "data") is { } data ? new(shape, kind, [data]) : null,
            // Machine[]: the items of an array.
            _ => new("", kind.Length == 0 ? shape : kind, document as object?[] ?? [document]),
        };
    }
}
