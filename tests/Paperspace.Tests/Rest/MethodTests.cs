using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Rest;

/// <summary>What goes over the wire besides path, query and body, and how often.</summary>
public sealed class MethodTests(RestFixture rest) : IClassFixture<RestFixture>
{
    public static TheoryData<string, string> Changes => new()
    {
        { "POST", "" },
        { "POST", "-Body @{ a = 1 }" },
        { "PUT", "" },
        { "PUT", "-Body @{ a = 1 }" },
        { "PATCH", "" },
        { "PATCH", "-Body @{ a = 1 }" },
        { "DELETE", "" },
        { "DELETE", "-Body @{ a = 1 }" },
    };

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("patch")]
    [InlineData("Delete")]
    public void A_method_is_sent_in_capitals(string method) =>
        Assert.Equal(method.ToUpperInvariant(), rest.Send($"Invoke-PaperspaceRestMethod things -Method {method}").Method);

    [Fact]
    public void Without_a_method_it_is_GET() => Assert.Equal("GET", rest.Send("Invoke-PaperspaceRestMethod things").Method);

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("'GET '")]
    [InlineData("''")]
    [InlineData("\"GET`r`nX: y\"")]
    public void Any_other_method_is_refused_by_PowerShell(string method)
    {
        rest.Api.Answer(_ => "{}");
        ErrorRecord error = rest.Shell.Fail($"Invoke-PaperspaceRestMethod things -Method {method}");
        Assert.StartsWith("ParameterArgumentValidationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(rest.Api.Requests);
    }

    [Theory]
    [InlineData(17_000_000)]
    [InlineData(99_999_999_999)]
    public void HEAD_has_no_body_whatever_it_announces(long length)
    {
        using var api = new FakeApi(SessionAnswers.Good, FakeApi.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n"));
        using var shell = Shell.ConnectedTo(api.BaseUri);
        Assert.Empty(shell.Succeed("Invoke-PaperspaceRestMethod things -Method HEAD"));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_changes_something_says_how_long_its_body_is(string method, string body)
    {
        ReceivedRequest request = rest.Send($"Invoke-PaperspaceRestMethod machines/ps1/start -Method {method} {body}");
        Assert.Equal(body.Length == 0 ? "0" : "7", request.Headers["Content-Length"]);
        Assert.Equal(body.Length == 0 ? null : "application/json", request.Headers.GetValueOrDefault("Content-Type"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void What_reads_has_no_body(string method)
    {
        ReceivedRequest request = rest.Send($"Invoke-PaperspaceRestMethod things -Method {method}");
        Assert.DoesNotContain("Content-Length", request.Headers.Keys);
        Assert.DoesNotContain("Content-Type", request.Headers.Keys);
        Assert.Equal("application/json", request.Headers["Accept"]);
        Assert.Equal($"Bearer {Shell.Key}", request.Headers["Authorization"]);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_changes_something_is_sent_once_even_when_a_kept_connection_closes_unanswered(string method, string body)
    {
        rest.Api.Answer(request => request.Method == "GET" ? "{}" : RestAnswer.Close);
        rest.Shell.Succeed("Invoke-PaperspaceRestMethod things");
        rest.Shell.Fail($"Invoke-PaperspaceRestMethod things -Method {method} {body}")
            .IsDesigned("ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Equal(["GET", method], rest.Api.Requests.Select(request => request.Method));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_changes_something_is_sent_once_where_it_may_have_been_done(string method, string body)
    {
        foreach (int status in new[] { 408, 500, 502, 503, 504 })
        {
            rest.Api.Answer(_ => new RestAnswer(status, "", "Retry-After: 0"));
            rest.Shell.Fail($"Invoke-PaperspaceRestMethod things -Method {method} {body}");
            Assert.Single(rest.Api.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_changes_something_is_sent_again_where_the_answer_says_that_nothing_was_done(string method, string body)
    {
        rest.Api.Answer(_ => rest.Api.Requests.Count < 3 ? new RestAnswer(429, "", "Retry-After: 0") : "{}");
        rest.Shell.Succeed($"Invoke-PaperspaceRestMethod things -Method {method} {body}");
        string sent = body.Length == 0 ? "" : """{"a":1}""";
        Assert.Equal([(method, sent), (method, sent), (method, sent)], rest.Api.Requests.Select(request => (request.Method, request.Body)));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "-Raw")]
    [InlineData("GET", "-Paginate")]
    [InlineData("HEAD", "")]
    public void What_reads_is_made_again(string method, string option)
    {
        rest.Api.Answer(_ => rest.Api.Requests.Count < 3 ? new RestAnswer(503, "", "Retry-After: 0") : "{}");
        rest.Shell.Succeed($"Invoke-PaperspaceRestMethod things -Method {method} {option}");
        Assert.Equal([method, method, method], rest.Api.Requests.Select(request => request.Method));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void WhatIf_sends_nothing_and_emits_nothing(string method, string body)
    {
        rest.Api.Answer(_ => "{}");
        Assert.Empty(rest.Shell.Succeed($"Invoke-PaperspaceRestMethod things -Method {method} {body} -WhatIf"));
        Assert.Empty(rest.Api.Requests);
    }

    [Fact]
    public void WhatIf_says_which_operation_on_which_address_of_which_team()
    {
        string text = rest.Shell.Engine.RunToText("Invoke-PaperspaceRestMethod machines/ps1/stop -Method PATCH -WhatIf", width: 300);
        Assert.Contains($"\"PATCH\" on target \"{rest.Api.BaseUri}/machines/ps1/stop (team acme-research)\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_still_refuses_what_could_not_be_sent() =>
        rest.Refuse("Invoke-PaperspaceRestMethod ../things -Method POST -WhatIf");

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public void What_reads_is_sent_under_WhatIf_and_asks_nothing_under_Confirm(string method) =>
        rest.Send($"Invoke-PaperspaceRestMethod things -Method {method} -WhatIf -Confirm");

    [Theory]
    [MemberData(nameof(Changes))]
    public void Confirm_asks_before_anything_is_sent(string method, string body)
    {
        rest.Api.Answer(_ => "{}");

        // The tests' host has nobody to ask, and says so.
        ErrorRecord error = rest.Shell.Fail($"Invoke-PaperspaceRestMethod things -Method {method} {body} -Confirm");
        Assert.Contains("nobody to answer a prompt", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(rest.Api.Requests);
    }

    [Fact]
    public void The_impact_is_medium_so_that_a_careful_shell_asks()
    {
        rest.Api.Answer(_ => "{}");
        rest.Shell.Fail("& { $ConfirmPreference = 'Medium'; Invoke-PaperspaceRestMethod things -Method DELETE }");
        Assert.Empty(rest.Api.Requests);
        rest.Send("& { $ConfirmPreference = 'High'; Invoke-PaperspaceRestMethod things -Method DELETE }");
    }

    [Theory]
    [InlineData("-Paginate -Method POST")]
    [InlineData("-Paginate -Method HEAD")]
    [InlineData("-Paginate -Method PATCH")]
    [InlineData("-Body @{}")]
    [InlineData("-Body @{} -Method GET")]
    [InlineData("-Body '{}' -Method HEAD")]
    [InlineData("-Body '{}' -Raw")]
    [InlineData("-Body '{}' -Paginate")]
    public void Parameters_that_do_not_go_together_are_refused(string parameters) =>
        rest.Refuse($"Invoke-PaperspaceRestMethod things {parameters}");

    [Fact]
    public void Paginate_and_Raw_are_of_different_parameter_sets()
    {
        rest.Api.Answer(_ => "{}");
        ErrorRecord error = rest.Shell.Fail("Invoke-PaperspaceRestMethod things -Paginate -Raw");
        Assert.StartsWith("AmbiguousParameterSet", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(rest.Api.Requests);
    }

    [Theory]
    [InlineData("things -Query $typo")]
    [InlineData("things -Connection $typo")]
    [InlineData("things -Connection ''")]
    [InlineData("$typo")]
    [InlineData("''")]
    public void A_mistyped_variable_is_refused_by_PowerShell(string arguments)
    {
        rest.Api.Answer(_ => "{}");
        ErrorRecord error = rest.Shell.Fail($"Invoke-PaperspaceRestMethod {arguments}");
        Assert.IsType<ParameterBindingException>(error.Exception, exactMatch: false);
        Assert.Empty(rest.Api.Requests);
    }

    [Fact]
    public void A_connection_binds_from_the_pipeline_and_by_its_team()
    {
        rest.Send("Get-PaperspaceConnection | Invoke-PaperspaceRestMethod things");
        rest.Send("Invoke-PaperspaceRestMethod things -Connection acme-research");
    }

    [Fact]
    public void A_connection_that_there_is_not_is_refused()
    {
        rest.Api.Answer(_ => "{}");
        rest.Shell.Fail("Invoke-PaperspaceRestMethod things -Connection nobody")
            .IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);
        Assert.Empty(rest.Api.Requests);
    }
}
