using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Errors;

public sealed class RetryTests(SharedShell shared) : IClassFixture<SharedShell>
{
    private const string AtOnce = "Retry-After: 0";

    public static TheoryData<int> TransientStatuses => [408, 429, 500, 502, 503, 504, 599];

    [Theory]
    [MemberData(nameof(TransientStatuses))]
    public void What_may_pass_is_tried_again_with_a_verbose_line_for_each_retry(int status)
    {
        using var api = new FakeApi(
            FakeApi.Http(status, "", AtOnce), FakeApi.Http(status, "", AtOnce), SessionAnswers.Good);

        EngineResult result = Connect(api, "-Verbose");

        Assert.Empty(result.AllErrors);
        Assert.Single(result.Output);
        Assert.Equal(3, api.Requests.Count);
        string[] lines = [.. result.Verbose.Where(line => line.StartsWith("Retry ", StringComparison.Ordinal))];
        Assert.Collection(
            lines,
            line => Assert.StartsWith("Retry 1 of 2 in 0.0 s: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Retry 2 of 2 in 0.0 s: ", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains($"answered {status}", line, StringComparison.Ordinal));
        Assert.Empty(result.Progress);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void MaximumRetryCount_bounds_the_retries_and_the_last_failure_is_the_error(int limit)
    {
        using var api = new FakeApi(FakeApi.Http(503, """{"code":"DOWN","message":"Closed."}""", AtOnce));

        ErrorRecord error = Assert.Single(Connect(api, $"-MaximumRetryCount {limit}").AllErrors);

        Exception exception = error.IsDesigned("ServerError", ErrorCategory.ResourceUnavailable);
        Assert.Equal("DOWN", exception.Get("Code"));
        Assert.Equal(limit + 1, api.Requests.Count);
        if (limit > 0)
        {
            Assert.Contains($"({limit + 1} attempts)", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void There_are_two_retries_by_default()
    {
        using var api = new FakeApi(FakeApi.Http(503, "", AtOnce));

        Connect(api, "");

        Assert.Equal(3, api.Requests.Count);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(407)]
    [InlineData(409)]
    [InlineData(412)]
    [InlineData(413)]
    [InlineData(422)]
    [InlineData(425)]
    [InlineData(499)]
    public void What_stays_as_it_is_is_not_tried_again(int status)
    {
        using var api = new FakeApi(FakeApi.Http(status, "", AtOnce), SessionAnswers.Good);

        Assert.Single(Connect(api, "").AllErrors);
        Assert.Single(api.Requests);
    }

    [Fact]
    public void A_null_session_is_not_tried_again()
    {
        using var api = new FakeApi(SessionAnswers.NobodyLoggedIn, SessionAnswers.Good);

        Assert.Single(Connect(api, "").AllErrors).IsDesigned("ApiKeyRejected", ErrorCategory.AuthenticationError);
        Assert.Single(api.Requests);
    }

    [Fact]
    public void A_connection_that_ends_early_is_tried_again()
    {
        using var api = new FakeApi(FakeApi.Raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), SessionAnswers.Good);

        Assert.Empty(Connect(api, "").AllErrors);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public void A_timeout_is_tried_again_with_a_time_of_its_own()
    {
        using var api = new FakeApi(FakeApi.Silence, SessionAnswers.Good);

        Assert.Empty(Connect(api, "-TimeoutSec 1").AllErrors);
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public void A_later_call_is_tried_again_as_its_connection_says()
    {
        using var api = new FakeApi(SessionAnswers.Good, FakeApi.Http(429, "", AtOnce));
        using var shell = Shell.ConnectedTo(api.BaseUri, "-MaximumRetryCount 3");

        shell.Fail("Get-PaperspaceSession").IsDesigned("TooManyRequests", ErrorCategory.LimitsExceeded);

        Assert.Equal(1 + 4, api.Requests.Count);
    }

    [Fact]
    public void Retry_After_in_seconds_is_waited_for_with_progress_that_is_completed()
    {
        using var api = new FakeApi(FakeApi.Http(429, "", "Retry-After: 2"), SessionAnswers.Good);
        long start = Stopwatch.GetTimestamp();

        EngineResult result = Connect(api, "-Verbose");

        Assert.Empty(result.AllErrors);
        Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromSeconds(1.9), "It did not wait.");
        Assert.Contains(result.Verbose, line => line.StartsWith("Retry 1 of 2 in 2.0 s: ", StringComparison.Ordinal));
        Assert.Equal([2, 1, 0], result.Progress.Select(record => record.SecondsRemaining));
        Assert.All(result.Progress.SkipLast(1), record => Assert.Equal(ProgressRecordType.Processing, record.RecordType));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void Retry_After_as_a_date_is_waited_for()
    {
        // A date has whole seconds: this one is between one and two of them away.
        DateTime date = DateTime.UtcNow.AddSeconds(2);
        string header = "Retry-After: " + date.ToString("R", CultureInfo.InvariantCulture);
        using var api = new FakeApi(FakeApi.Http(503, "", header), SessionAnswers.Good);

        Assert.Empty(Connect(api, "").AllErrors);

        Assert.True(DateTime.UtcNow >= date.AddSeconds(-1), "It did not wait.");
        Assert.Equal(2, api.Requests.Count);
    }

    [Theory]
    [InlineData("61", "61 s")]
    [InlineData("3600", "3600 s")]
    [InlineData("99999999999", "[0-9]{9,} s")]
    public void A_server_that_asks_for_more_than_a_minute_fails_the_call_at_once(string seconds, string told)
    {
        using var api = new FakeApi(FakeApi.Http(429, "", "Retry-After: " + seconds));

        Exception exception = Assert.Single(Connect(api, "").AllErrors)
            .IsDesigned("TooManyRequests", ErrorCategory.LimitsExceeded);

        Assert.Single(api.Requests);
        Assert.Matches($"wait {told}", exception.Message);
        Assert.True((TimeSpan)exception.Get("RetryAfter")! > TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Retry_After_counts_beside_an_error_that_comes_with_status_200()
    {
        using var api = new FakeApi(
            FakeApi.Http(200, """{"code":"TOO_MANY_REQUESTS","message":"Slow down."}""", "Retry-After: 61"));

        Exception exception = Assert.Single(Connect(api, "").AllErrors)
            .IsDesigned("TooManyRequests", ErrorCategory.LimitsExceeded);

        Assert.Single(api.Requests);
        Assert.Equal(TimeSpan.FromSeconds(61), exception.Get("RetryAfter"));
    }

    [Fact]
    public void A_date_more_than_a_minute_away_fails_the_call_at_once()
    {
        string date = DateTime.UtcNow.AddHours(1).ToString("R", CultureInfo.InvariantCulture);
        using var api = new FakeApi(FakeApi.Http(503, "", "Retry-After: " + date));

        Exception exception = Assert.Single(Connect(api, "").AllErrors)
            .IsDesigned("ServerError", ErrorCategory.ResourceUnavailable);

        Assert.Single(api.Requests);
        Assert.Matches(@"wait 3[56]\d\d s", exception.Message);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("1.5")]
    public void A_Retry_After_that_says_nothing_is_as_good_as_none(string value)
    {
        using var api = new FakeApi(FakeApi.Http(503, "", "Retry-After: " + value), SessionAnswers.Good);

        Assert.Empty(Connect(api, "").AllErrors);
        Assert.Equal(2, api.Requests.Count);
    }

    private EngineResult Connect(FakeApi api, string options) => shared.Shell.Run(
        $"Connect-Paperspace $key -BaseUri $base {options}", ("key", Shell.Key), ("base", api.BaseUri));
}
