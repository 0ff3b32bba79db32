namespace Paperspace.Api;

/// <summary>
/// What an error document says to a person, whatever shape it has. An object in it is a report, which says something by
/// the names that reports have, or else tells of fields, which stand before what is said of them.
/// </summary>
internal static class ErrorWords
{
    // In the order of a sentence: what happened, more of it, where.
    private static readonly string[] Reports =
        ["title", "error", "error_description", "message", "msg", "reason", "detail", "details", "issues", "errors"];

    private static readonly string[] Places = ["path", "loc", "field"];

    /// <summary>The words of a whole document; null when it has none.</summary>
    internal static string? OfDocument(Dictionary<string, object?> members) =>
        // Its code is told apart from its words, and a path in it is that of the request.
        OfReport(members) ?? OfFields(members.Where(member => member.Key != "code"));

    /// <summary>The words of a value in a document, such as <c>limit: Expected number</c>; null when it has none.</summary>
    internal static string? Of(object? value) => value switch
    {
        string text => string.IsNullOrWhiteSpace(text) ? null : text,
        object?[] items => OfEach(items.Select(Of)),
        Dictionary<string, object?> members => OfReport(members) is { } words ? PlaceOf(members) + words : OfFields(members),
        _ => null,
    };

    private static string? OfReport(Dictionary<string, object?> members)
    {
        IEnumerable<string> words = Said(Reports.Select(name => members.TryGetValue(name, out object? value)
            // A field may be called as a report's words are.
            ? IsOfSeveral(name) && value is Dictionary<string, object?> fields ? OfFields(fields) : Of(value)
            : null));
        return words.Aggregate((string?)null, (before, next) =>
            before is null ? next : before is [.., '.'] ? $"{before} {next}" : $"{before}: {next}");
    }

    private static string? OfFields(IEnumerable<KeyValuePair<string, object?>> members) => OfEach(
        members.Select(member => Of(member.Value) is not { } words ? null
            : IsOfAll(member.Key) ? words : $"{member.Key}: {words}"));

    private static string? OfEach(IEnumerable<string?> all) =>
        Said(all.Select(words => words?.TrimEnd('.', ' '))).ToList() is { Count: > 0 } words ? string.Join("; ", words) : null;

    private static IEnumerable<string> Said(IEnumerable<string?> words) =>
        words.OfType<string>().Select(text => text.Trim()).Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is no field's, and stands before nothing.</summary>
    private static bool IsOfAll(string name) => name is "message" || string.IsNullOrWhiteSpace(name) || IsOfSeveral(name);

    /// <summary>Whether a name, such as <c>fieldErrors</c>, tells that several things are wrong, and not which.</summary>
    private static bool IsOfSeveral(string name) =>
        name is "details" or "issues" || name.EndsWith("errors", StringComparison.OrdinalIgnoreCase);

    private static string PlaceOf(Dictionary<string, object?> members) =>
        Array.Find(Places, members.ContainsKey) is not { } name ? ""
            : members[name] switch
            {
                object?[] { Length: > 0 } parts => string.Join(".", parts) + ": ",
                string { Length: > 0 } text => text + ": ",
                _ => "",
            };
}
