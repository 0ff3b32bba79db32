using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Paperspace.Sandbox.Server;

/// <summary>A page of a list, as every list of the API answers it.</summary>
internal sealed record ListPage<T>(
    bool HasMore,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextPage,
    IReadOnlyList<T> Items);

/// <summary>Reads <c>limit</c>, <c>after</c>, <c>orderBy</c> and <c>order</c>, and answers with the page they ask for.</summary>
internal static class ListPages
{
    private const int DefaultLimit = 20;
    private const int HighestLimit = 120;

    /// <param name="query">The request's query.</param>
    /// <param name="all">The whole list.</param>
    /// <param name="idOf">What tells items apart; the cursor is the id of the last item of the page before.</param>
    /// <param name="orders">What the list can be ordered by; the first is the default.</param>
    public static IResult Answer<T>(
        IQueryCollection query,
        IEnumerable<T> all,
        Func<T, string> idOf,
        params (string Name, Func<T, IComparable> KeyOf)[] orders)
    {
        if (!TryLimit(query["limit"], out var limit))
        {
            return ApiError.BadRequest("limit", $"Number must be between 1 and {HighestLimit}");
        }

        var orderBy = Array.FindIndex(orders, order => order.Name == (string?)query["orderBy"]);
        if (query.ContainsKey("orderBy") && orderBy < 0)
        {
            return ApiError.BadRequest("orderBy", $"Expected one of {string.Join(", ", orders.Select(order => order.Name))}");
        }

        var order = (string?)query["order"] ?? "desc";
        if (order is not ("asc" or "desc"))
        {
            return ApiError.BadRequest("order", "Expected one of asc, desc");
        }

        var keyOf = orders[Math.Max(orderBy, 0)].KeyOf;
        var sorted = order == "asc" ? all.OrderBy(keyOf).ThenBy(idOf) : all.OrderByDescending(keyOf).ThenBy(idOf);
        var rest = sorted.ToList();
        if (query.ContainsKey("after"))
        {
            var last = rest.FindIndex(item => idOf(item) == (string?)query["after"]);
            if (last < 0)
            {
                return ApiError.BadRequest("after", "Unknown cursor");
            }

            rest.RemoveRange(0, last + 1);
        }

        var items = rest.Take(limit).ToList();
        var hasMore = rest.Count > limit;
        return ApiAnswer.Of(new ListPage<T>(hasMore, hasMore ? idOf(items[^1]) : null, items));
    }

    private static bool TryLimit(string? text, out int limit)
    {
        limit = DefaultLimit;
        return text is null
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= HighestLimit);
    }
}
