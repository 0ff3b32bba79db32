using Microsoft.AspNetCore.Http;

namespace Paperspace.Sandbox.Server;

/// <summary>The API's error answers, to the letter.</summary>
internal static class ApiError
{
    public static IResult Unauthorized { get; } =
        Create(StatusCodes.Status401Unauthorized, "UNAUTHORIZED", "You must be logged in to access this method.");

    public static IResult NotFound { get; } =
        Create(StatusCodes.Status404NotFound, "NOT_FOUND", "Not found");

    private static IResult Create(int status, string code, string message) =>
        Results.Text($$"""{"message":"{{message}}","code":"{{code}}"}""", "application/json", statusCode: status);
}
