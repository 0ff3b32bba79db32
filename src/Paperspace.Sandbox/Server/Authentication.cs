using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>Finds out whose key a request carries.</summary>
internal static class Authentication
{
    private static readonly Dictionary<string, SampleAccount> AccountsByKey =
        SampleAccounts.All.ToDictionary(account => account.ApiKey, StringComparer.Ordinal);

    /// <summary>Looks the request's key up, and leaves the account for the operation among the context's features.</summary>
    public static (RequestKey Key, SampleAccount? Account) Authenticate(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return (RequestKey.Absent, null);
        }

        if (AuthenticationHeaderValue.TryParse(header.ToString(), out var authorization)
            && authorization is { Parameter: { } key }
            && authorization.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            && AccountsByKey.TryGetValue(key, out var account))
        {
            context.Features.Set(account);
            return (RequestKey.Known, account);
        }

        return (RequestKey.Unknown, null);
    }

    /// <summary>Lets only requests with a known key through to an operation.</summary>
    public static async ValueTask<object?> RequireAccountAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Features.Get<SampleAccount>() is null ? ApiError.Unauthorized : await next(invocation);

    /// <summary>The account that the request's key belongs to, in an operation that requires one.</summary>
    public static SampleAccount AccountOf(HttpContext context) => context.Features.Get<SampleAccount>()!;

    /// <summary>Finds a resource of the account's team; otherwise returns the error to answer with.</summary>
    public static IResult? Find<T>(
        HttpContext context, ConcurrentDictionary<string, T> resources, string id, out T resource)
        where T : class, ITeamOwned =>
        !resources.TryGetValue(id, out resource!) ? ApiError.NotFound
        : resource.TeamId != AccountOf(context).TeamId ? ApiError.Forbidden
        : null;
}
