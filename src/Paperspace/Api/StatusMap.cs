namespace Paperspace.Api;

/// <summary>What an HTTP status, or the code in an error body, stands for.</summary>
internal static class StatusMap
{
    internal static ErrorKind KindOf(int status) => status switch
    {
        >= 300 and < 400 => ErrorKind.UnexpectedRedirect,
        401 => ErrorKind.Unauthorized,
        403 => ErrorKind.Forbidden,
        404 => ErrorKind.NotFound,
        407 => ErrorKind.ProxyFailed,
        408 => ErrorKind.Timeout,
        409 or 412 => ErrorKind.Conflict,
        413 => ErrorKind.PayloadTooLarge,
        429 => ErrorKind.TooManyRequests,
        >= 400 and < 500 => ErrorKind.BadRequest,
        >= 500 and < 600 => ErrorKind.ServerError,
        _ => ErrorKind.InvalidResponse,
    };

    /// <summary>The status that an API error code stands for; an unknown one is a bad request.</summary>
    internal static int StatusOf(string code) => code switch
    {
        "UNAUTHORIZED" => 401,
        "FORBIDDEN" => 403,
        "NOT_FOUND" => 404,
        "METHOD_NOT_SUPPORTED" => 405,
        "TIMEOUT" => 408,
        "CONFLICT" => 409,
        "PRECONDITION_FAILED" => 412,
        "PAYLOAD_TOO_LARGE" => 413,
        "TOO_MANY_REQUESTS" => 429,
        "CLIENT_CLOSED_REQUEST" => 499,
        "INTERNAL_SERVER_ERROR" => 500,
        _ => 400,
    };

    /// <summary>Whether the same request may succeed a moment later.</summary>
    internal static bool IsTransient(ErrorKind kind) => kind is
        ErrorKind.ConnectionFailed or ErrorKind.Timeout or ErrorKind.TooManyRequests or ErrorKind.ServerError;
}
