using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Errors;

public sealed class StatusErrorTests(SharedShell shared) : IClassFixture<SharedShell>
{
    private const string Body = """{"code":"SOME_CODE","message":"Said by the server.","details":{"field":["a",1,null]}}""";

    private static readonly Dictionary<int, (string Id, ErrorCategory Category)> Named = new()
    {
        [401] = ("Unauthorized", ErrorCategory.AuthenticationError),
        [403] = ("Forbidden", ErrorCategory.PermissionDenied),
        [404] = ("NotFound", ErrorCategory.ObjectNotFound),
        [407] = ("ProxyFailed", ErrorCategory.ConnectionError),
        [408] = ("Timeout", ErrorCategory.OperationTimeout),
        [409] = ("Conflict", ErrorCategory.ResourceExists),
        [412] = ("Conflict", ErrorCategory.ResourceExists),
        [413] = ("PayloadTooLarge", ErrorCategory.LimitsExceeded),
        [429] = ("TooManyRequests", ErrorCategory.LimitsExceeded),
    };

    public static TheoryData<int> Statuses => [.. Enumerable.Range(300, 300)];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_status_that_is_no_success_is_the_designed_error(int status)
    {
        (string id, ErrorCategory category) = Named.TryGetValue(status, out var named) ? named : status switch
        {
            < 400 => ("UnexpectedRedirect", ErrorCategory.ProtocolError),
            < 500 => ("BadRequest", ErrorCategory.InvalidArgument),
            _ => ("ServerError", ErrorCategory.ResourceUnavailable),
        };
        using var api = new FakeApi(FakeApi.Http(status, status == 304 ? "" : Body, "Location: http://127.0.0.1:1/"));

        ErrorRecord error = shared.Shell.Fail(
            "Connect-Paperspace $key -BaseUri $base -MaximumRetryCount 0", ("key", Shell.Key), ("base", api.BaseUri));

        Exception exception = error.IsDesigned(id, category);
        Assert.Equal(status, exception.Get("StatusCode"));
        Assert.Contains($"GET auth/session: the Paperspace API at http://127.0.0.1:{api.Port} answered {status}", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(exception.Message, error.ErrorDetails.Message);
        if (status >= 400)
        {
            Assert.Equal("SOME_CODE", exception.Get("Code"));
            Assert.Contains("SOME_CODE: Said by the server.", exception.Message, StringComparison.Ordinal);
        }

        Assert.Single(api.Requests);
    }

    [Theory]
    [InlineData(400, "BadRequest", ErrorCategory.InvalidArgument)]
    [InlineData(401, "Unauthorized", ErrorCategory.AuthenticationError)]
    [InlineData(403, "Forbidden", ErrorCategory.PermissionDenied)]
    [InlineData(500, "ServerError", ErrorCategory.ResourceUnavailable)]
    public void The_same_errors_come_from_a_cmdlet_that_uses_a_connection_and_name_the_account(
        int status, string id, ErrorCategory category)
    {
        using var api = new FakeApi(SessionAnswers.Good, FakeApi.Http(status, Body));
        using var shell = Shell.ConnectedTo(api.BaseUri, "-MaximumRetryCount 0");

        ErrorRecord error = shell.Fail("Get-PaperspaceSession");

        Exception exception = error.IsDesigned(id, category);
        Assert.Equal(status, exception.Get("StatusCode"));
        Assert.Contains($"http://127.0.0.1:{api.Port} ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("acme-research", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ada@acme-research.example", exception.Message, StringComparison.Ordinal);
        Assert.Equal("acme-research", error.TargetObject);
        Assert.Equal("Get-PaperspaceSession", error.InvocationInfo.MyCommand.Name);
    }

    [Fact]
    public void Details_are_plain_PowerShell_values()
    {
        using var api = new FakeApi(FakeApi.Http(422, Body));

        IReadOnlyList<PSObject> output = shared.Shell.Succeed(
            """
            try { Connect-Paperspace $key -BaseUri $base } catch { $details = $_.Exception.Details }
            $details.field.Count; $details.field[0]; $details['field'][1]; $null -eq $details.field[2]
            """,
            ("key", Shell.Key), ("base", api.BaseUri));

        Assert.Equal(["3", "a", "1", "True"], output.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT", 0)]
    public void RetryAfter_says_what_the_server_asked_for(string header, int seconds)
    {
        using var api = new FakeApi(FakeApi.Http(429, "{}", "Retry-After: " + header));

        ErrorRecord error = shared.Shell.Fail(
            "Connect-Paperspace $key -BaseUri $base -MaximumRetryCount 0", ("key", Shell.Key), ("base", api.BaseUri));

        Assert.Equal(TimeSpan.FromSeconds(seconds), error.Exception.Get("RetryAfter"));
    }

    [Fact]
    public void What_the_server_did_not_say_is_null()
    {
        using var api = new FakeApi(FakeApi.Http(500, ""));

        Exception exception = shared.Shell.Fail(
            "Connect-Paperspace $key -BaseUri $base -MaximumRetryCount 0", ("key", Shell.Key), ("base", api.BaseUri)).Exception;

        Assert.Null(exception.Get("Code"));
        Assert.Null(exception.Get("Details"));
        Assert.Null(exception.Get("RetryAfter"));
    }
}
