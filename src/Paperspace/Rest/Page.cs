using System.Globalization;
using Paperspace.Json;

namespace Paperspace.Rest;

/// <summary>One page of a list of the API: <c>{items, hasMore, nextPage}</c>.</summary>
/// <param name="Items">The page's items.</param>
/// <param name="HasMore">Whether the API says that more follow; null when it does not say.</param>
/// <param name="Cursor">Where the next page begins, for <c>after</c>; null when there is none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool? HasMore, string? Cursor)
{
    /// <summary>False of an answer that is none of a list's pages, and stands for itself.</summary>
    internal bool IsOfList { get; init; } = true;

    /// <summary>A page whose items are read with <paramref name="readItem"/>.</summary>
    /// <exception cref="JsonDocumentException">It is no page.</exception>
    internal static JsonRead<Page<T>> Read(JsonRead<T> readItem) => (ref JsonReader json) =>
    {
        json.ExpectObject();
        T[]? items = null;
        bool? hasMore = null;
        string? cursor = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("items"u8))
            {
                json.Read();
                items = json.Array(readItem);
            }
            else if (json.ValueTextEquals("hasMore"u8))
            {
                hasMore = json.Next(JsonReading.Boolean);
            }
            else if (json.ValueTextEquals("nextPage"u8))
            {
                cursor = Page.Cursor(json.Next<object?>(PlainJson.Read));
            }
            else
            {
                json.Next<object?>(PlainJson.Read);
            }
        }

        return new Page<T>(items ?? throw json.Missing("items"), hasMore, cursor);
    };
}

internal static class Page
{
    /// <summary>An answer of any kind as a page: one that is no list is the last page, and its own only item.</summary>
    /// <exception cref="JsonDocumentException">It is a page that is not as documented: the rest of the list is out of reach.</exception>
    internal static Page<object?> From(object? answer)
    {
        object? hasMore = PowerShellJson.Member(answer, "hasMore");
        object? nextPage = PowerShellJson.Member(answer, "nextPage");
        return answer switch
        {
            _ when PowerShellJson.Member(answer, "items") is object?[] items =>
                new(items, HasMore(hasMore), Cursor(nextPage)),
            _ when PowerShellJson.Has(answer, "items") && (hasMore ?? nextPage) is not null =>
                throw new JsonDocumentException("$.items: an array is due"),
            null => Other([]),
            object?[] items => Other(items),
            _ => Other([answer]),
        };
    }

    internal static string? Cursor(object? nextPage) => nextPage switch
    {
        null or "" => null,
        string cursor => cursor,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new JsonDocumentException("$.nextPage: a page cursor is text"),
    };

    private static Page<object?> Other(IReadOnlyList<object?> items) =>
        new(items, HasMore: false, Cursor: null) { IsOfList = false };

    private static bool? HasMore(object? hasMore) => hasMore switch
    {
        null => null,
        bool flag => flag,
        _ => throw new JsonDocumentException("$.hasMore: true or false is due"),
    };
}
