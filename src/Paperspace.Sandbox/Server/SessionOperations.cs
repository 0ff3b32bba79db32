using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Paperspace.Sandbox.Server;

/// <summary>The operations below <c>auth</c>.</summary>
internal static class SessionOperations
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/auth/session", GetSession);

    // The live API, too, answers a key that it does not know with 200 and null.
    private static IResult GetSession(HttpContext context) =>
        Results.Text(context.Features.Get<SampleAccount>()?.SessionJson ?? "null", "application/json");
}
