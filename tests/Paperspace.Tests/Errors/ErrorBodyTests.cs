using System.Collections;
using System.Management.Automation;
using System.Text;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Errors;

public sealed class ErrorBodyTests(SharedShell shared) : IClassFixture<SharedShell>
{
    [Theory]
    [InlineData("PARSE_ERROR", "BadRequest", ErrorCategory.InvalidArgument)]
    [InlineData("BAD_REQUEST", "BadRequest", ErrorCategory.InvalidArgument)]
    [InlineData("UNAUTHORIZED", "Unauthorized", ErrorCategory.AuthenticationError)]
    [InlineData("FORBIDDEN", "Forbidden", ErrorCategory.PermissionDenied)]
    [InlineData("NOT_FOUND", "NotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("METHOD_NOT_SUPPORTED", "BadRequest", ErrorCategory.InvalidArgument)]
    [InlineData("TIMEOUT", "Timeout", ErrorCategory.OperationTimeout)]
    [InlineData("CONFLICT", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData("PRECONDITION_FAILED", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData("PAYLOAD_TOO_LARGE", "PayloadTooLarge", ErrorCategory.LimitsExceeded)]
    [InlineData("TOO_MANY_REQUESTS", "TooManyRequests", ErrorCategory.LimitsExceeded)]
    [InlineData("CLIENT_CLOSED_REQUEST", "BadRequest", ErrorCategory.InvalidArgument)]
    [InlineData("INTERNAL_SERVER_ERROR", "ServerError", ErrorCategory.ResourceUnavailable)]
    [InlineData("A_CODE_OF_TOMORROW", "BadRequest", ErrorCategory.InvalidArgument)]
    public void A_success_whose_body_is_an_error_is_what_its_code_stands_for(string code, string id, ErrorCategory category)
    {
        foreach (int status in new[] { 200, 201 })
        {
            Exception exception = FailWith(status, $$"""{"message":"Said by the server.","code":"{{code}}"}""").IsDesigned(id, category);

            Assert.Equal(code, exception.Get("Code"));
            Assert.Equal(status, exception.Get("StatusCode"));
            Assert.Contains("Said by the server.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"code":"NOT_FOUND"}""")]
    [InlineData("""{"message":"Not found"}""")]
    public void A_success_with_half_an_error_body_is_an_answer_of_the_wrong_shape(string body) =>
        FailWith(200, body).IsDesigned("InvalidResponse", ErrorCategory.InvalidData);

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(202, "")]
    public void A_success_without_a_body_is_no_session(int status, string body) =>
        Assert.Equal(status, FailWith(status, body).IsDesigned("InvalidResponse", ErrorCategory.InvalidData).Get("StatusCode"));

    [Fact]
    public void The_code_TIMEOUT_is_a_timeout_whatever_the_status() =>
        FailWith(504, """{"message":"Too slow.","code":"TIMEOUT"}""").IsDesigned("Timeout", ErrorCategory.OperationTimeout);

    [Fact]
    public void The_issues_of_an_older_error_are_its_details()
    {
        Exception exception = FailWith(400, """{"message":"Bad","issues":[{"message":"first"},{"message":"second"}]}""")
            .IsDesigned("BadRequest", ErrorCategory.InvalidArgument);

        Assert.Equal(
            ["first", "second"],
            ((IEnumerable)exception.Get("Details")!).Cast<IDictionary>().Select(issue => (string)issue["message"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"message":7,"code":[]}""")]
    [InlineData("""{"message":"unfinished""")]
    [InlineData("{\"message\":\"\\uD800\"}")]
    public void An_error_of_any_other_shape_is_known_by_its_status(string body)
    {
        Exception exception = FailWith(502, body).IsDesigned("ServerError", ErrorCategory.ResourceUnavailable);

        Assert.Equal(502, exception.Get("StatusCode"));
        Assert.Null(exception.Get("Code"));
    }

    [Theory]
    [InlineData("""{"code":"NOT_FOUND","message":"No such machine"}""", ": No such machine.")]
    [InlineData("""{"message":"Input validation failed","code":"BAD_REQUEST","details":{"issues":[{"path":["limit"],"message":"Expected number"},{"path":["a",1],"message":"Required"}]}}""", ": Input validation failed: limit: Expected number; a.1: Required.")]
    [InlineData("""{"issues":[{"message":"first"},{"message":"second"}]}""", ": first; second.")]
    [InlineData("""{"error":"It is broken."}""", ": It is broken.")]
    [InlineData("""{"error":{"message":"Deeper"}}""", ": Deeper.")]
    [InlineData("""{"errors":["one",{"message":"two"}]}""", ": one; two.")]
    [InlineData("""{"type":"about:blank","title":"Out of credit","status":402,"detail":"Your balance is 3."}""", ": Out of credit: Your balance is 3.")]
    [InlineData("""{"errors":{"name":["is required","is too short."],"size":["is no number"]}}""", ": name: is required; is too short; size: is no number.")]
    [InlineData("""{"type":"about:blank","title":"One or more are wrong.","status":400,"errors":{"title":["is required"],"name":["is required"]},"traceId":"00-1"}""", ": One or more are wrong. title: is required; name: is required.")]
    [InlineData("""{"message":"Invalid","errors":{"name":"is required","size":"is no number"}}""", ": Invalid: name: is required; size: is no number.")]
    [InlineData("""{"errors":{"":["A body is required"],"$.size":["is no number"]}}""", ": A body is required; $.size: is no number.")]
    [InlineData("""{"errors":{"name":{"message":"is required","kind":"required"}}}""", ": name: is required.")]
    [InlineData("""{"message":"Invalid","details":{"formErrors":["Too many"],"fieldErrors":{"name":["Required"]}}}""", ": Invalid: Too many; name: Required.")]
    [InlineData("""{"message":"Invalid","details":{"_errors":[],"name":{"_errors":["Required"]},"a":{"_errors":[],"b":{"_errors":["Odd"]}}}}""", ": Invalid: name: Required; a: b: Odd.")]
    [InlineData("""{"message":"Invalid","details":{"message":"See there","help":"over there"}}""", ": Invalid: See there; help: over there.")]
    [InlineData("""{"reason":"It is broken"}""", ": It is broken.")]
    [InlineData("""{"code":"X","details":{"reason":"It is broken","limit":3}}""", ": reason: It is broken.")]
    [InlineData("""[{"message":"Required","path":["name"]},{"message":"Odd","path":"size"}]""", ": name: Required; size: Odd.")]
    [InlineData("""["one","two"]""", ": one; two.")]
    [InlineData("""{"statusCode":400,"message":["name must be text","size must be a number"],"error":"Bad Request"}""", ": Bad Request: name must be text; size must be a number.")]
    [InlineData("""{"error":"Not Found","message":"not found","path":"/v1/auth/session"}""", ": Not Found.")]
    [InlineData("""{"error":{"code":"X","message":"Invalid","details":[{"path":["name"],"message":"Required"}]}}""", ": Invalid: name: Required.")]
    [InlineData("""{"detail":[{"loc":["body","name"],"msg":"field required","type":"missing"}]}""", ": body.name: field required.")]
    [InlineData("""{"error":"invalid_grant","error_description":"The token is old"}""", ": invalid_grant: The token is old.")]
    [InlineData("""{"code":"X","name":["This field is required."],"non_field_errors":["Too many."]}""", ": name: This field is required; Too many.")]
    [InlineData("""{"code":"X"}""", " answered 418 X.")]
    [InlineData("""{"status":418,"errors":{"name":[],"size":null,"kind":7}}""", " answered 418.")]
    [InlineData("\"just text\"", ": just text.")]
    [InlineData("upstream connect error", ": upstream connect error.")]
    [InlineData("<!doctype html><html><head><TITLE>\n502 Bad &amp; Gateway</TITLE></head><body>x</body></html>", ": 502 Bad & Gateway.")]
    [InlineData("<html><body>no title</body></html>", " answered 418.")]
    [InlineData("", " answered 418.")]
    [InlineData("{\"message\":\"  \"}", " answered 418.")]
    public void The_server_s_words_reach_the_person_whatever_shape_they_have(string body, string words)
    {
        Exception exception = FailWith(418, body).IsDesigned("BadRequest", ErrorCategory.InvalidArgument);

        Assert.EndsWith(words, exception.Message, StringComparison.Ordinal);
        Assert.Equal("GET auth/session", exception.Get("Request"));
    }

    [Fact]
    public void What_is_said_of_fields_is_safe_to_show()
    {
        Exception exception = FailWith(400, $$$"""{"errors":{"{{{Shell.Key}}}\u001b[31m":["no \u202e{{{Shell.Key}}}"],"more":["{{{new string('m', 2000)}}}"]}}""")
            .IsDesigned("BadRequest", ErrorCategory.InvalidArgument);

        Assert.Contains(" answered 400: ***\uFFFD[31m: no \uFFFD***; more: mmm", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("mmm….", exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Message.Length, 1000, 1200);
    }

    [Fact]
    public void An_error_in_a_large_answer_keeps_its_words_and_not_its_details()
    {
        string many = string.Join(',', Enumerable.Repeat("\"detail\"", 200_000));
        Exception exception = FailWith(200, $$"""{"details":[{{many}}],"message":"Said by the server","code":"CONFLICT"}""")
            .IsDesigned("Conflict", ErrorCategory.ResourceExists);

        Assert.EndsWith("CONFLICT: Said by the server.", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.Get("Details"));
    }

    [Fact]
    public void Control_characters_of_the_server_are_made_visible_in_the_message()
    {
        Exception exception = FailWith(400, """{"message":"a\u001b[31mb\u202ec\nd\u0085e","code":"X\u0007Y"}""")
            .IsDesigned("BadRequest", ErrorCategory.InvalidArgument);

        Assert.Contains("X\uFFFDY: a\uFFFD[31mb\uFFFDc\uFFFDd\uFFFDe", exception.Message, StringComparison.Ordinal);
        Assert.Equal("X\u0007Y", exception.Get("Code"));
    }

    [Fact]
    public void A_key_that_the_server_repeats_is_masked_in_message_code_and_details()
    {
        string encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes(Shell.Key)).TrimEnd('=');
        ErrorRecord error = FailWith(
            400,
            $$$"""
            {"message":"No key {{{Shell.Key}}} or {{{encoded}}}","code":"KEY_{{{Shell.Key}}}",
            "details":{"{{{Shell.Key}}}":["x {{{Shell.Key}}} y",{"deep":"{{{Shell.Key.ToUpperInvariant()}}}"}]}}
            """);

        Exception exception = error.IsDesigned("BadRequest", ErrorCategory.InvalidArgument);
        Assert.Contains("KEY_***: No key *** or ***", exception.Message, StringComparison.Ordinal);
        Assert.Equal("KEY_***", exception.Get("Code"));
        var details = (IDictionary)exception.Get("Details")!;
        var values = ((IEnumerable)Assert.Single(details.Values.Cast<object>())).Cast<object>().ToArray();
        Assert.Equal("***", Assert.Single(details.Keys.Cast<object>()));
        Assert.Equal("x *** y", values[0]);
        Assert.Equal("***", ((IDictionary)values[1])["deep"]);
    }

    private ErrorRecord FailWith(int status, string body)
    {
        using var api = new FakeApi(FakeApi.Http(status, body));
        ErrorRecord error = shared.Shell.Fail(
            "Connect-Paperspace $key -BaseUri $base -MaximumRetryCount 0", ("key", Shell.Key), ("base", api.BaseUri));
        Assert.Contains($"http://127.0.0.1:{api.Port} ", error.Exception.Message, StringComparison.Ordinal);
        return error;
    }
}
