using Paperspace.Tests.Support;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Every status that is no success, with and without words.</summary>
public sealed class StatusFaults(FaultRuns<StatusFaults> runs) : FaultTable<StatusFaults>(runs), IFaultTable
{
    private const string Body = """{"code":"SOME_CODE","message":"some words","details":{"a":[1,"b"]}}""";

    public static IEnumerable<FaultCase> Cases =>
        from status in Enumerable.Range(300, 300)
        let id = IdOf(status)
        let hasWords = status >= 400
        from row in new FaultCase[]
        {
            new($"{status}", Raw(Head(status, Length(0))), id)
            {
                Says = $"{status}",
                Also = exception =>
                {
                    Assert.Equal(status, exception.Get("StatusCode"));
                    Assert.Null(exception.Get("Code"));
                },
            },
            new($"{status} with an error", Http(status, Body), id)
            {
                Says = hasWords ? $"{status} SOME_CODE: some words" : $"{status}",
                Also = exception =>
                {
                    Assert.Equal(status, exception.Get("StatusCode"));
                    Assert.Equal(hasWords ? "SOME_CODE" : null, exception.Get("Code"));
                },
            },
        }
        select row;

    private static string IdOf(int status) => status switch
    {
        < 400 => "UnexpectedRedirect",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        407 => "ProxyFailed",
        408 => "Timeout",
        409 or 412 => "Conflict",
        413 => "PayloadTooLarge",
        429 => "TooManyRequests",
        < 500 => "BadRequest",
        _ => "ServerError",
    };
}
