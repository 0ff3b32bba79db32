using Paperspace.Api;

namespace Paperspace.Rest;

/// <summary>
/// Where a walk over a list's pages goes on. A list is never cut without a word: where the rest of it is out of reach, the
/// walk fails.
/// </summary>
/// <param name="list">The request for the first page.</param>
/// <param name="baseUri">The address of the API.</param>
/// <param name="show">Makes text of the server fit to be shown.</param>
/// <param name="begun">Where the walk began.</param>
internal sealed class PageCursors(ApiRequest list, Uri baseUri, Func<string, string> show, params IEnumerable<string> begun)
{
    private readonly HashSet<string> _seen = [.. begun];

    /// <summary>The cursor of the page that follows; null after the last one.</summary>
    /// <exception cref="PaperspaceException">There is more, and not where: <see cref="ErrorKind.InvalidResponse"/>.</exception>
    internal string? After<T>(Page<T> page)
    {
        string? cursor = page.HasMore == false ? null : page.Cursor;
        return cursor is null
            ? page.HasMore == true ? throw Invalid("says that the list goes on, and not where: its last page has no cursor") : null
            : _seen.Add(cursor) ? cursor
            : throw Invalid($"gave the page cursor '{show(cursor)}' twice; the list would never end");
    }

    private string Request => show(list.ToString());

    private PaperspaceException Invalid(string what) => new(
        ErrorKind.InvalidResponse, $"{Request}: the Paperspace API at {BaseAddress.Show(baseUri)} {what}.")
    {
        Request = Request,
        Advice = "What was emitted is not the whole list: do not work on as if it were. Ask again, and tell the API's support if it stays.",
    };
}
