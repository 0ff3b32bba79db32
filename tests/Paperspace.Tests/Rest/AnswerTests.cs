using System.Collections.Specialized;
using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Rest;

/// <summary>What the API's JSON is in the pipeline.</summary>
public sealed class AnswerTests(RestFixture rest) : IClassFixture<RestFixture>
{
    public static TheoryData<string, string> Documents => new()
    {
        { """{}""", "{}" },
        { """{"a":"x","B":true,"c":false,"d":null}""", "{a: 'x', B: true, c: false, d: null}" },
        { """ {"a":"x"} """ + "\r\n", "{a: 'x'}" },
        { "\uFEFF{}", "{}" },

        // Numbers: a long, else a decimal, else a double, else their text; whatever holds all digits.
        { "0", "Int64 0" },
        { "-0", "Int64 0" },
        { "9223372036854775807", "Int64 9223372036854775807" },
        { "-9223372036854775808", "Int64 -9223372036854775808" },
        { "9223372036854775808", "Decimal 9223372036854775808" },
        { "12.5", "Decimal 12.5" },
        { "0.1", "Decimal 0.1" },
        { "1.10", "Decimal 1.10" },
        { "79228162514264337593543950335", "Decimal 79228162514264337593543950335" },
        { "1e300", "Double 1E+300" },
        { "-2.5e-200", "Double -2.5E-200" },
        { "1e400", "'1e400'" },
        { "123456789012345678901234567890123456789", "'123456789012345678901234567890123456789'" },
        { "0.1234567890123456789012345678901234567890", "'0.1234567890123456789012345678901234567890'" },

        // Strings stay strings; only a date-time in a member that the API's way of naming calls a date becomes one.
        { "\"text\"", "'text'" },
        { "\"\"", "''" },
        { "\"2019-08-24T14:15:22Z\"", "'2019-08-24T14:15:22Z'" },
        { """{"name":"2019-08-24T14:15:22Z"}""", "{name: '2019-08-24T14:15:22Z'}" },
        { """{"width":"2019-08-24T14:15:22Z"}""", "{width: '2019-08-24T14:15:22Z'}" },
        { """{"dtCreated":"2019-08-24T14:15:22Z"}""", "{dtCreated: utc 2019-08-24 14:15:22}" },
        { """{"dtCreated":"2019-08-24T14:15:22.1234567+02:00"}""", "{dtCreated: utc 2019-08-24 12:15:22.1234567}" },
        { """{"dtCreated":"2019-08-24t14:15:22z"}""", "{dtCreated: utc 2019-08-24 14:15:22}" },
        { """{"dtCreated":"2016-12-31T23:59:60Z"}""", "{dtCreated: utc 2017-01-01 00:00:00}" },
        { """{"dtCreated":"1990-12-31T15:59:60-08:00"}""", "{dtCreated: utc 1991-01-01 00:00:00}" },
        { """{"dtCreated":"2015-07-01T05:29:60.25+05:30"}""", "{dtCreated: utc 2015-07-01 00:00:00.25}" },
        { """{"dtCreated":"2016-12-31T22:59:60Z"}""", "{dtCreated: '2016-12-31T22:59:60Z'}" },
        { """{"dtCreated":"2016-12-31T23:59:60+08:00"}""", "{dtCreated: '2016-12-31T23:59:60+08:00'}" },
        { """{"dtDeleted":null}""", "{dtDeleted: null}" },
        { """{"dtCreated":"yesterday"}""", "{dtCreated: 'yesterday'}" },
        { """{"dtCreated":"2019-08-24"}""", "{dtCreated: '2019-08-24'}" },
        { """{"dtCreated":"2019-08-24T14:15:22"}""", "{dtCreated: '2019-08-24T14:15:22'}" },
        { """{"dtCreated":"2019-02-30T14:15:22Z"}""", "{dtCreated: '2019-02-30T14:15:22Z'}" },
        { """{"dtCreated":1566656122}""", "{dtCreated: Int64 1566656122}" },
        { """{"dtCreated":""}""", "{dtCreated: ''}" },
        { """{"a":{"b":[{"dtX":"2019-08-24T14:15:22Z"}]}}""", "{a: {b: [{dtX: utc 2019-08-24 14:15:22}]}}" },
        { """{"emoji":"\ud83d\ude80 é","nul":"\u0000"}""", "{emoji: '\U0001F680 é', nul: '\0'}" },

        // Arrays inside stay arrays; one at the top comes item by item.
        { """{"a":[]}""", "{a: []}" },
        { """{"a":[1]}""", "{a: [Int64 1]}" },
        { """{"a":[[]]}""", "{a: [[]]}" },
        { """{"a":[[1],[null,"x"]]}""", "{a: [[Int64 1], [null, 'x']]}" },
        { "[]", "" },
        { "[1]", "Int64 1" },
        { "[1,\"x\",{}]", "Int64 1 | 'x' | {}" },
        { "[[1,2],[]]", "[Int64 1, Int64 2] | []" },
        { "[null,true]", "null | true" },

        // Names that PowerShell cannot tell apart, or keeps for itself.
        { """{"id":1,"ID":2}""", "ordered {id: Int64 1, ID: Int64 2}" },
        { """{"":1}""", "ordered {: Int64 1}" },
        { """{"psobject":1,"b":2}""", "ordered {psobject: Int64 1, b: Int64 2}" },
        { """{"PSBase":1}""", "ordered {PSBase: Int64 1}" },
        { """{"psadapted":1}""", "ordered {psadapted: Int64 1}" },
        { """{"PSExtended":1}""", "ordered {PSExtended: Int64 1}" },
        { """{"pstypenames":["x"]}""", "ordered {pstypenames: ['x']}" },
        { """{"z":{"a":1,"A":2},"y":3}""", "{z: ordered {a: Int64 1, A: Int64 2}, y: Int64 3}" },
        { """[{"a":1,"A":2}]""", "ordered {a: Int64 1, A: Int64 2}" },
        { """{"a":1,"a":2}""", "ordered {a: Int64 2}" },
        { """{"Count":7,"Length":8,"Keys":[],"ToString":"x","Equals":1," ":2,"*":3}""",
            "{Count: Int64 7, Length: Int64 8, Keys: [], ToString: 'x', Equals: Int64 1,  : Int64 2, *: Int64 3}" },

        // Half of an error's shape is none.
        { """{"code":"x"}""", "{code: 'x'}" },
        { """{"code":1,"message":"x"}""", "{code: Int64 1, message: 'x'}" },
        { """[{"code":"x","message":"y"}]""", "{code: 'x', message: 'y'}" },
    };

    public static TheoryData<string> RawTexts => new()
    {
        "{}",
        " \r\n { \"b\" : 1.50 ,\t\"a\":[ ] }\n",
        "[1,2,[3]]",
        "\"x\"",
        "1e400",
        """{"id":1,"ID":2,"":3}""",
        """{"emoji":"🚀","escaped":"\ud83d\ude80"}""",
        """{"dtCreated":"2019-08-24T14:15:22Z"}""",
    };

    [Theory]
    [InlineData("")]
    [InlineData("-Raw")]
    public void Reading_an_answer_counts_to_the_time_that_it_may_take(string option)
    {
        string items = $"[{string.Join(',', Enumerable.Repeat("""{"a":{"b":1}}""", 15 * 1024 * 1024 / 14))}]";
        using var api = new FakeApi(SessionAnswers.Good, FakeApi.Http(200, items));
        using var shell = Shell.ConnectedTo(api.BaseUri, "-TimeoutSec 1 -MaximumRetryCount 0");
        shell.Fail($"Invoke-PaperspaceRestMethod things {option}").IsDesigned("Timeout", ErrorCategory.OperationTimeout);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void An_answer_becomes_the_objects_that_the_design_promises(string json, string shape) =>
        Assert.Equal(shape, ShapeOf.Values(rest.Get(json)));

    [Theory]
    [MemberData(nameof(RawTexts))]
    public void Raw_emits_one_string_that_is_the_text_as_it_came(string json)
    {
        rest.Api.Answer(_ => json);
        PSObject text = Assert.Single(rest.Shell.Succeed("Invoke-PaperspaceRestMethod things -Raw"));
        Assert.Equal(json, Assert.IsType<string>(text.BaseObject));
    }

    [Fact]
    public void A_dictionary_is_case_sensitive_and_keeps_the_order_of_the_answer()
    {
        var members = Assert.IsType<OrderedDictionary>(Assert.Single(rest.Get("""{"b":1,"B":2,"a":3}""")).BaseObject);
        Assert.Equal(["b", "B", "a"], members.Keys.Cast<string>());
        Assert.Equal(1L, members["b"]);
        Assert.Equal(2L, members["B"]);
        Assert.Null(members["A"]);
    }

    [Fact]
    public void Members_are_found_in_any_casing_and_under_strict_mode()
    {
        rest.Api.Answer(_ => """{"machineType":"C5","accelerators":[{"count":1}]}""");
        Assert.Equal("C5 1", Assert.Single(rest.Shell.Succeed(
            """
            Set-StrictMode -Version Latest
            $machine = Invoke-PaperspaceRestMethod machines/ps1
            Set-StrictMode -Off
            "$($machine.MACHINETYPE) $($machine.accelerators[0].count)"
            """)).ToString());
    }

    [Theory]
    [InlineData("GET", "things", 200, "null", "")]
    [InlineData("GET", "things", 204, "", "")]
    [InlineData("HEAD", "things", 200, "", "")]
    [InlineData("POST", "things", 204, "", "")]
    [InlineData("POST", "things", 200, "", "")]
    [InlineData("PATCH", "things", 200, "null", "")]
    [InlineData("DELETE", "things", 200, "", "")]
    [InlineData("POST", "auth/session", 200, "null", "")]
    [InlineData("GET", "auth/sessions", 200, "null", "")]
    public void Nothing_is_emitted_where_there_is_nothing(string method, string path, int status, string body, string shape)
    {
        rest.Api.Answer(_ => new RestAnswer(status, body));
        Assert.Equal(shape, ShapeOf.Values(rest.Shell.Succeed($"Invoke-PaperspaceRestMethod {path} -Method {method}")));
        Assert.Single(rest.Api.Requests);
    }

    [Fact]
    public void Dates_are_the_members_that_the_document_says_are_dates()
    {
        const string json = """
            {"user":{"lastActive":"2024-01-02T03:04:05Z"},"timestamp":"2024-01-02T03:04:05Z","externalApplied":"2024-01-02T03:04:05Z",
             "dtNew":"2024-01-02T03:04:05Z","name":"2024-01-02T03:04:05Z","lastSeen":"2024-01-02T03:04:05Z"}
            """;
        const string date = "utc 2024-01-02 03:04:05";
        const string text = "'2024-01-02T03:04:05Z'";
        Assert.Equal(
            $$"""{user: {lastActive: {{date}}}, timestamp: {{date}}, externalApplied: {{date}}, dtNew: {{date}}, name: {{text}}, lastSeen: {{text}}}""",
            ShapeOf.Values(rest.Get(json)));
    }

    [Fact]
    public void What_a_user_keeps_in_metadata_stays_as_it_is() =>
        Assert.Equal(
            "{metadata: {dtMine: '2024-01-02T03:04:05Z', deep: [{timestamp: '2024-01-02T03:04:05Z'}]}}",
            ShapeOf.Values(rest.Get("""{"metadata":{"dtMine":"2024-01-02T03:04:05Z","deep":[{"timestamp":"2024-01-02T03:04:05Z"}]}}""")));

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "it is nested more than 64 levels deep")]
    public void An_answer_that_is_nested_too_deep_is_called_so(int levels, string? fault)
    {
        string json = new string('[', levels) + new string(']', levels);
        rest.Api.Answer(_ => json);
        if (fault is null)
        {
            rest.Shell.Succeed("Invoke-PaperspaceRestMethod things");
        }
        else
        {
            Assert.Contains(fault, rest.Shell.Fail("Invoke-PaperspaceRestMethod things").ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("auth/session")]
    [InlineData("/auth/session")]
    [InlineData("auth/session?x=1")]
    [InlineData("auth/session -Raw")]
    [InlineData("auth/session -Paginate")]
    public void Null_for_the_session_means_that_nobody_is_logged_in(string arguments)
    {
        rest.Api.Answer(_ => "null");
        rest.Shell.Fail($"Invoke-PaperspaceRestMethod {arguments}")
            .IsDesigned("NotLoggedIn", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public void Members_that_only_resemble_those_of_an_error_make_none() =>
        Assert.Equal("X", Assert.Single(rest.Get("""{"Code":"X","Message":"y"}""")).Get("Code"));

    [Fact]
    public void An_error_that_came_as_a_success_is_one_whatever_else_it_holds()
    {
        rest.Api.Answer(_ => """{"code":"FORBIDDEN","CODE":1,"message":"No."}""");
        rest.Shell.Fail("Invoke-PaperspaceRestMethod things").IsDesigned("Forbidden", ErrorCategory.PermissionDenied);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Raw")]
    [InlineData("-Paginate")]
    public void An_error_that_came_as_a_success_is_an_error(string option)
    {
        rest.Api.Answer(_ => """{"code":"FORBIDDEN","message":"No."}""");
        rest.Shell.Fail($"Invoke-PaperspaceRestMethod things {option}")
            .IsDesigned("Forbidden", ErrorCategory.PermissionDenied);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("{\"a\":1")]
    [InlineData("{} {}")]
    [InlineData("""{"a":"\ud83d"}""")]
    public void What_is_no_JSON_is_an_invalid_response_raw_or_not(string body)
    {
        rest.Api.Answer(_ => body);
        foreach (string option in new[] { "", "-Raw", "-Paginate" })
        {
            rest.Shell.Fail($"Invoke-PaperspaceRestMethod things {option}")
                .IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
        }
    }
}
