using System.Globalization;
using Paperspace.Api;

namespace Paperspace.Rest;

/// <summary>One page of a list of the API: <c>{items, hasMore, nextPage}</c>.</summary>
/// <param name="Items">The page's items.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; null on the last one.</param>
internal sealed record Page(object?[] Items, string? Next)
{
    /// <summary>An answer as a page; null when it is none.</summary>
    /// <exception cref="PaperspaceException">
    /// Its cursor cannot be one, so that the rest of the list is out of reach: <see cref="ErrorKind.InvalidResponse"/>.
    /// </exception>
    internal static Page? From(object? answer, Uri server) =>
        PowerShellJson.Member(answer, "items") is object?[] items
            ? new Page(items, PowerShellJson.Member(answer, "hasMore") is false ? null : Cursor(answer, server))
            : null;

    private static string? Cursor(object? answer, Uri server) => PowerShellJson.Member(answer, "nextPage") switch
    {
        null or "" => null,
        string cursor => cursor,
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new PaperspaceException(
            ErrorKind.InvalidResponse,
            $"The Paperspace API at {BaseAddress.Show(server)} answered with a page cursor ($.nextPage) that is no text."),
    };
}
