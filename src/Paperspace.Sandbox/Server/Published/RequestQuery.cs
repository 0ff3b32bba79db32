using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Paperspace.Sandbox.Server.Contract;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>The query of a request, compared with what the API's document says of its operation.</summary>
internal static class RequestQuery
{
    /// <summary>What every list takes, which <see cref="ListPages"/> looks at.</summary>
    public static readonly string[] Paging = ["after", "limit", "orderBy", "order"];

    /// <summary>Lets only requests with a query that they may have through to an operation.</summary>
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        PublishedOperation.Of(invocation.HttpContext) is { } operation && IssuesOf(invocation.HttpContext.Request.Query, operation) is { Length: > 0 } issues
            ? ApiError.BadRequest(issues)
            : await next(invocation);

    // Names that are not documented mean nothing, to the API too.
    private static Issue[] IssuesOf(IQueryCollection query, PublishedOperation operation) =>
    [
        .. from parameter in ApiDocument.Query(operation.Method, operation.Path)
           where !Paging.Contains(parameter.Name)
           let value = (string?)query[parameter.Name]
           from issue in value is not null ? Schemas.IssuesOf(JsonValue.Create(value), parameter.Schema, parameter.Name)
               : parameter.IsRequired ? [new Issue([parameter.Name], "Required")]
               : []
           select issue,
    ];
}
