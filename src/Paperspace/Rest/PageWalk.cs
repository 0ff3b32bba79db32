using Paperspace.Api;
using Paperspace.Json;

namespace Paperspace.Rest;

/// <summary>
/// Walks a list of the API page by page, as far as somebody wants its items. A list is never cut without a word: where
/// the rest of it is out of reach, the walk fails after the items that it has.
/// </summary>
/// <param name="connection">The account.</param>
/// <param name="path">The list's path, with its query; what is in <c>after</c> is where the walk begins.</param>
/// <param name="read">Reads a page, typed or not.</param>
/// <param name="context">What the walk is made in.</param>
internal sealed class PageWalk<T>(
    Connection connection, RequestPath path, Func<ApiAnswer, Page<T>> read, RequestContext context)
{
    /// <summary>Called when a page's items have been handed out, with their number.</summary>
    internal Action<int>? PageDone { get; init; }

    /// <summary>The items, each page asked for when its first one is wanted.</summary>
    /// <exception cref="PaperspaceException">A page failed, or its cursor cannot be one.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal IEnumerable<T> Items()
    {
        var cursors = new PageCursors(
            new ApiRequest(HttpMethod.Get, path.Encode()), connection.BaseUri, connection.Show, path.ValuesOf("after"));
        string? cursor = null;
        do
        {
            Page<T> page = Get(cursor);
            foreach (T item in page.Items)
            {
                context.Stop.ThrowIfCancellationRequested();
                yield return item;
            }

            cursor = cursors.After(page);
            PageDone?.Invoke(page.Items.Count);
        }
        while (cursor is not null);
    }

    private Page<T> Get(string? cursor)
    {
        RequestPath page = cursor is null ? path : path.With([new("after", cursor)]);
        try
        {
            return connection.Send(new ApiRequest(HttpMethod.Get, page.Encode()), answer => OfList(read(answer), cursor), context);
        }
        catch (PaperspaceException e) when (cursor is not null)
        {
            throw e.WithMessage(
                $"{e.Message} The pages before it were emitted; go on from here with -Query @{{ after = '{connection.Show(cursor)}' }}.");
        }
    }

    // What a first answer is, it may be alone; after a cursor the list's next page is due.
    private static Page<T> OfList(Page<T> page, string? cursor) =>
        cursor is null || page.IsOfList ? page : throw new JsonDocumentException("$: a page of the list is due");
}
