using System.Globalization;

namespace Paperspace.Rest;

/// <summary>One page of a list of the API: <c>{items, hasMore, nextPage}</c>.</summary>
/// <param name="Items">The page's items.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; null on the last one.</param>
internal sealed record Page(object?[] Items, string? Next)
{
    /// <summary>An answer as a page; null when it is none.</summary>
    internal static Page? From(object? answer) =>
        PowerShellJson.Member(answer, "items") is object?[] items
            ? new Page(items, PowerShellJson.Member(answer, "hasMore") is false ? null : Cursor(PowerShellJson.Member(answer, "nextPage")))
            : null;

    private static string? Cursor(object? nextPage) => nextPage switch
    {
        string { Length: > 0 } cursor => cursor,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
