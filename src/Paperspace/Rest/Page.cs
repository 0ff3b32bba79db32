using System.Globalization;
using Paperspace.Json;

namespace Paperspace.Rest;

/// <summary>One page of a list of the API: <c>{items, hasMore, nextPage}</c>.</summary>
/// <param name="Items">The page's items.</param>
/// <param name="HasMore">Whether the API says that more follow; null when it does not say.</param>
/// <param name="Cursor">Where the next page begins, for <c>after</c>; null when there is none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, bool? HasMore, string? Cursor)
{
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
    /// <exception cref="JsonDocumentException">Its cursor cannot be one, so that the rest of the list is out of reach.</exception>
    internal static Page<object?> From(object? answer) => answer switch
    {
        null => new([], HasMore: false, Cursor: null),
        object?[] items => new(items, HasMore: false, Cursor: null),
        _ when PowerShellJson.Member(answer, "items") is object?[] items => new(
            items,
            PowerShellJson.Member(answer, "hasMore") as bool?,
            Cursor(PowerShellJson.Member(answer, "nextPage"))),
        _ => new([answer], HasMore: false, Cursor: null),
    };

    internal static string? Cursor(object? nextPage) => nextPage switch
    {
        null or "" => null,
        string cursor => cursor,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new JsonDocumentException("$.nextPage: a page cursor is text"),
    };
}
