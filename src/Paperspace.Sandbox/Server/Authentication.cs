using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

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
}
