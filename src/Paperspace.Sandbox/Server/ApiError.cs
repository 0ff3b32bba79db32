using System.Globalization;
using Microsoft.AspNetCore.Http;
using Paperspace.Sandbox.Server.Contract;
using Paperspace.Sandbox.Server.Published;

namespace Paperspace.Sandbox.Server;

/// <summary>The API's error answers, to the letter.</summary>
internal static class ApiError
{
    public static IResult Unauthorized { get; } =
        Create(StatusCodes.Status401Unauthorized, "UNAUTHORIZED", "You must be logged in to access this method.");

    public static IResult Forbidden { get; } =
        Create(StatusCodes.Status403Forbidden, "FORBIDDEN", "You do not have permission to perform this action.");

    public static IResult NotFound { get; } =
        Create(StatusCodes.Status404NotFound, "NOT_FOUND", "Not found");

    /// <summary>What is published and the sandbox does not do; the API itself never says this.</summary>
    public static IResult NotInSandbox(PublishedOperation operation) => Create(
        StatusCodes.Status405MethodNotAllowed,
        "METHOD_NOT_SUPPORTED",
        $"The sandbox does not have the operation {operation.Method} {operation.Path}.");

    public static IResult NoJson { get; } =
        Create(StatusCodes.Status400BadRequest, "PARSE_ERROR", "The request body is not valid JSON.");

    public static IResult Conflict(string message) =>
        Create(StatusCodes.Status409Conflict, "CONFLICT", message);

    public static IResult BadRequest(string field, string message) => BadRequest(new Issue([field], message));

    public static IResult BadRequest(params Issue[] issues) => Results.Json(
        new
        {
            message = "Input validation failed",
            code = "BAD_REQUEST",
            details = new { issues = issues.Select(issue => new { path = issue.Path, message = issue.Message }) },
        },
        statusCode: StatusCodes.Status400BadRequest);

    /// <summary>An answer that asks to wait before the next request.</summary>
    public static IResult TooManyRequests(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Create(StatusCodes.Status429TooManyRequests, "TOO_MANY_REQUESTS", "Too many requests");
    }

    private static IResult Create(int status, string code, string message) =>
        Results.Json(new { message, code }, statusCode: status);
}
