using Paperspace.Api;

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
        var cursors = new HashSet<string>(path.ValuesOf("after"));
        string? cursor = null;
        do
        {
            Page<T> page = Get(cursor);
            foreach (T item in page.Items)
            {
                context.Stop.ThrowIfCancellationRequested();
                yield return item;
            }

            cursor = page.HasMore == false ? null : page.Cursor;
            if (cursor is null && page.HasMore == true)
            {
                throw Invalid("says that the list goes on, and not where: its last page has no cursor");
            }

            if (cursor is not null && !cursors.Add(cursor))
            {
                throw Invalid($"gave the page cursor '{connection.Show(cursor)}' twice; the list would never end");
            }

            PageDone?.Invoke(page.Items.Count);
        }
        while (cursor is not null);
    }

    private Page<T> Get(string? cursor)
    {
        RequestPath page = cursor is null ? path : path.With([new("after", cursor)]);
        try
        {
            return connection.Send(new ApiRequest(HttpMethod.Get, page.Encode()), read, context);
        }
        catch (PaperspaceException e) when (cursor is not null)
        {
            throw e.WithMessage(
                $"{e.Message} The pages before it were emitted; go on from here with -Query @{{ after = '{connection.Show(cursor)}' }}.");
        }
    }

    private PaperspaceException Invalid(string what) => new(
        ErrorKind.InvalidResponse,
        $"{First}: the Paperspace API at {BaseAddress.Show(connection.BaseUri)} {what}.")
    {
        Request = First.ToString(),
        Advice = "What was emitted is not the whole list: do not work on as if it were. Ask again, and tell the API's support if it stays.",
    };

    private ApiRequest First => new(HttpMethod.Get, path.Encode());
}
