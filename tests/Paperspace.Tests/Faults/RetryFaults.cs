using System.Globalization;
using Paperspace.Tests.Faults.Server;
using Paperspace.Tests.Support;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Faults that pass, faults that do not, and what servers ask for with Retry-After.</summary>
public sealed class RetryFaults(FaultRuns<RetryFaults> runs) : FaultTable<RetryFaults>(runs), IFaultTable
{
    private const string Broken = """{"code":"X","message":"words"}""";

    public static IEnumerable<FaultCase> Cases =>
    [
        // What is tried again, once, and then works.
        .. Passing.Select(fault => new FaultCase($"{fault.Name}, once", InTurn(fault.Fault, Session), FaultCase.Success)
        {
            Retries = 1,
            TimeoutSec = fault.TimeoutSec,
            LimitSec = fault.TimeoutSec + 1,
        }),

        // What stays: as many attempts as were asked for, and one error.
        .. Passing.Where(fault => fault.TimeoutSec > 1).Select(fault => new FaultCase($"{fault.Name}, always", fault.Fault, fault.Id) { Retries = 1, Says = "(2 attempts)" }),

        // What is not tried again.
        .. new[] { (400, "BadRequest"), (401, "Unauthorized"), (404, "NotFound"), (409, "Conflict"), (301, "UnexpectedRedirect") }.Select(
            status => new FaultCase($"{status.Item1} is final", InTurn(Http(status.Item1, Broken), Session), status.Item2) { Retries = 2 }),
        new("an answer that is no HTTP is final", InTurn(Raw("nonsense\r\n\r\n"), Session), "InvalidResponse") { Retries = 2 },
        new("a body above the limit is final", InTurn(Raw(Head(200, Length(long.MaxValue))), Session), "ResponseTooLarge") { Retries = 2 },

        // What Retry-After asks for.
        Asks("seconds", "1", TimeSpan.FromSeconds(1)),
        Asks("no seconds", "0", TimeSpan.Zero),
        Asks("a date", DateAfter(TimeSpan.FromSeconds(30)), atMost: TimeSpan.FromSeconds(30)),
        Asks("a date that has passed", DateAfter(TimeSpan.FromDays(-1)), TimeSpan.Zero),
        Asks("a date of the first year", "Mon, 01 Jan 0001 00:00:00 GMT", TimeSpan.Zero),
        Asks("a negative number", "-5", null),
        Asks("nonsense", "soon", null),
        Asks("a fraction", "1.5", null),
        Asks("nothing", "", null),
        Asks("two values", "1, 2", null),
        Asks("a date that there is not", "Mon, 99 Foo 2024 99:99:99 GMT", null),
        AsksTooMuch("61 seconds", "61", "61 s"),
        AsksTooMuch("a day", "86400", "86400 s"),
        AsksTooMuch("the largest int", "2147483647", "2147483647 s"),
        AsksTooMuch("more than an int holds", "99999999999", "wait"),
        AsksTooMuch("more than a decimal holds", new string('9', 1000), "wait"),
        AsksTooMuch("a date in the last year there is", "Fri, 31 Dec 9999 23:59:59 GMT", "wait"),
        AsksTooMuch("a date tomorrow", DateAfter(TimeSpan.FromDays(1)), "wait"),
        new("obeys seconds", InTurn(Http(429, Broken, "Retry-After: 1"), Session), FaultCase.Success) { Retries = 1, LimitSec = 3 },
        new("obeys nonsense as if there were none", InTurn(Http(503, Broken, "Retry-After: soon"), Session), FaultCase.Success) { Retries = 1, LimitSec = 2 },
        new("obeys a date that has passed", InTurn(Http(503, Broken, $"Retry-After: {DateAfter(TimeSpan.FromDays(-1))}"), Session), FaultCase.Success) { Retries = 1, LimitSec = 2 },
        new("does not wait for what is not tried again", Http(404, Broken, "Retry-After: 86400"), "NotFound") { Retries = 2 },
    ];

    private static IEnumerable<(string Name, Fault Fault, string Id, int TimeoutSec)> Passing =>
    [
        ("closed unanswered", Raw(""), "ConnectionFailed", 10),
        ("reset", ThenReset(""), "ConnectionFailed", 10),
        ("closed in the body", Raw(Head(200, Length(100)) + "{"), "ConnectionFailed", 10),
        ("closed in a chunk", Raw(Head(200, "Transfer-Encoding: chunked") + "10\r\n{"), "ConnectionFailed", 10),
        ("silence", ThenSilence(""), "Timeout", 1),
        ("408", Http(408, Broken), "Timeout", 10),
        ("429", Http(429, Broken), "TooManyRequests", 10),
        ("500", Http(500, Broken), "ServerError", 10),
        ("502", Http(502, "<html>"), "ServerError", 10),
        ("503", Http(503, Broken), "ServerError", 10),
        ("504", Http(504, ""), "ServerError", 10),
        ("200 with TOO_MANY_REQUESTS", Http(200, """{"code":"TOO_MANY_REQUESTS","message":"m"}"""), "TooManyRequests", 10),
        ("200 with INTERNAL_SERVER_ERROR", Http(200, """{"code":"INTERNAL_SERVER_ERROR","message":"m"}"""), "ServerError", 10),
    ];

    private static FaultCase Asks(string what, string value, TimeSpan? exactly = null, TimeSpan? atMost = null) =>
        new($"Retry-After is {what}", Http(429, Broken, $"Retry-After: {value}"), "TooManyRequests")
        {
            Also = exception =>
            {
                if (atMost is { } limit)
                {
                    Assert.InRange((TimeSpan)exception.Get("RetryAfter")!, TimeSpan.Zero, limit);
                }
                else
                {
                    Assert.Equal(exactly, exception.Get("RetryAfter"));
                }
            },
        };

    /// <summary>It fails at once, though retries are allowed, and tells how long the server wants to be left alone.</summary>
    private static FaultCase AsksTooMuch(string what, string value, string says) =>
        new($"Retry-After is {what}", InTurn(Http(503, Broken, $"Retry-After: {value}"), Session), "ServerError")
        {
            Retries = 3,
            LimitSec = 1,
            Says = says,
            Also = exception => Assert.True((TimeSpan)exception.Get("RetryAfter")! > TimeSpan.FromSeconds(60)),
        };

    private static string DateAfter(TimeSpan time) => (DateTimeOffset.UtcNow + time).ToString("r", CultureInfo.InvariantCulture);
}
