using System.Globalization;
using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Rest;

/// <summary><c>-Paginate</c>: one page after the other, as long as somebody wants more.</summary>
public sealed class PaginationTests(RestFixture rest) : IClassFixture<RestFixture>
{
    public static TheoryData<string> LastPages => new()
    {
        """{"items":[3],"hasMore":false}""",
        """{"items":[3],"hasMore":false,"nextPage":null}""",
        """{"items":[3],"hasMore":false,"nextPage":"p3"}""",
        """{"items":[3]}""",
        """{"nextPage":null,"items":[3]}""",
    };

    public static TheoryData<string, string> OtherAnswers => new()
    {
        { """{"id":"ps1","name":"x"}""", "{id: 'ps1', name: 'x'}" },
        { """{"items":{"id":1}}""", "{items: {id: Int64 1}}" },
        { """{"items":null}""", "{items: null}" },
        { """{"hasMore":true}""", "{hasMore: true}" },
        { """[1,[2]]""", "Int64 1 | [Int64 2]" },
        { "5", "Int64 5" },
        { "null", "" },
    };

    [Theory]
    [MemberData(nameof(LastPages))]
    public void The_walk_ends_with_the_last_page(string lastPage)
    {
        rest.Api.Answer(request =>
            request.QueryValue("after") is null ? """{"items":[1,2],"hasMore":true,"nextPage":"p2"}""" : lastPage);
        Assert.Equal(
            "Int64 1 | Int64 2 | Int64 3", ShapeOf.Values(rest.Shell.Succeed("Invoke-PaperspaceRestMethod things -Paginate")));
        Assert.Equal(["/v1/things", "/v1/things?after=p2"], rest.Api.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("""{"items":[3],"hasMore":true}""")]
    [InlineData("""{"items":[3],"hasMore":true,"nextPage":null}""")]
    [InlineData("""{"items":[3],"hasMore":true,"nextPage":""}""")]
    public void A_list_that_goes_on_nowhere_is_an_error_after_its_items(string lastPage)
    {
        rest.Api.Answer(request =>
            request.QueryValue("after") is null ? """{"items":[1,2],"hasMore":true,"nextPage":"p2"}""" : lastPage);
        var seen = new List<PSObject>(rest.Shell.Succeed("""
            $items = Invoke-PaperspaceRestMethod things -Paginate -ErrorVariable failures -ErrorAction SilentlyContinue
            $items; $failures[0].FullyQualifiedErrorId.Split(',')[0]
            """));
        Assert.Equal("Int64 1 | Int64 2 | Int64 3 | 'InvalidResponse'", ShapeOf.Values(seen));
    }

    [Theory]
    [InlineData("machines", "?limit=120")]
    [InlineData("/machines", "?limit=120")]
    [InlineData("machines/ps1/accessors", "?limit=120")]
    [InlineData("'machines?limit=7'", "?limit=7")]
    [InlineData("machines -Query @{ limit = 7 }", "?limit=7")]
    [InlineData("machines -Query @{ Limit = 7 }", "?Limit=7")]
    [InlineData("machines -Query @{ name = 'x' }", "?name=x&limit=120")]
    [InlineData("deployments/d1/runs", "")]
    [InlineData("os-templates/x/y", "")]
    [InlineData("things", "")]
    public void The_largest_documented_pages_are_asked_for(string arguments, string query)
    {
        rest.Api.Answer(_ => """{"items":[],"hasMore":false}""");
        rest.Shell.Succeed($"Invoke-PaperspaceRestMethod {arguments} -Paginate");
        Assert.EndsWith(query, Assert.Single(rest.Api.Requests).Target, StringComparison.Ordinal);
        Assert.Equal(query.Length > 0, rest.Api.Requests[0].Target.Contains('?', StringComparison.Ordinal));
    }

    [Fact]
    public void Without_Paginate_a_page_is_emitted_as_it_is()
    {
        Assert.Equal(
            "{items: [Int64 1], hasMore: true, nextPage: 'p2'}",
            ShapeOf.Values(rest.Get("""{"items":[1],"hasMore":true,"nextPage":"p2"}""")));
        Assert.Single(rest.Api.Requests);
    }

    [Theory]
    [MemberData(nameof(OtherAnswers))]
    public void An_answer_that_is_no_page_is_emitted_as_it_is(string json, string shape)
    {
        rest.Api.Answer(_ => json);
        Assert.Equal(shape, ShapeOf.Values(rest.Shell.Succeed("Invoke-PaperspaceRestMethod things -Paginate")));
        Assert.Single(rest.Api.Requests);
    }

    /// <summary>What is emitted would pass for the whole list.</summary>
    [Theory]
    [InlineData("""{"items":[1],"hasMore":"true"}""", "$.hasMore: true or false is due")]
    [InlineData("""{"items":[1],"hasMore":"false","nextPage":"p2"}""", "$.hasMore: true or false is due")]
    [InlineData("""{"items":[1],"hasMore":1}""", "$.hasMore: true or false is due")]
    [InlineData("""{"items":[1],"hasMore":{}}""", "$.hasMore: true or false is due")]
    [InlineData("""{"items":null,"hasMore":true,"nextPage":"p2"}""", "$.items: an array is due")]
    [InlineData("""{"items":{"id":1},"hasMore":false}""", "$.items: an array is due")]
    [InlineData("""{"items":"many","nextPage":"p2"}""", "$.items: an array is due")]
    public void A_page_that_is_not_as_documented_is_an_invalid_response_and_emits_nothing(string page, string place)
    {
        rest.Api.Answer(_ => page);
        EngineResult result = rest.Shell.Run("Invoke-PaperspaceRestMethod things -Paginate");
        Exception exception = Assert.Single(result.AllErrors).IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
        Assert.Contains(place, exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[3]")]
    [InlineData("""{"id":"ps1"}""")]
    [InlineData("""{"hasMore":false}""")]
    public void A_later_answer_that_is_no_page_does_not_end_the_list_without_a_word(string answer)
    {
        rest.Api.Answer(request =>
            request.QueryValue("after") is null ? """{"items":[1,2],"hasMore":true,"nextPage":"p2"}""" : answer);
        EngineResult result = rest.Shell.Run("Invoke-PaperspaceRestMethod things -Paginate");
        Exception exception = Assert.Single(result.AllErrors).IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
        Assert.Contains("go on from here with -Query @{ after = 'p2' }", exception.Message, StringComparison.Ordinal);
        Assert.Equal("Int64 1 | Int64 2", ShapeOf.Values(result.Output));
    }

    [Fact]
    public void Items_stay_what_they_are()
    {
        rest.Api.Answer(_ => """{"items":[[1,2],null,[],{"id":1,"ID":2},"x"],"hasMore":false}""");
        Assert.Equal(
            "[Int64 1, Int64 2] | null | [] | ordered {id: Int64 1, ID: Int64 2} | 'x'",
            ShapeOf.Values(rest.Shell.Succeed("Invoke-PaperspaceRestMethod things -Paginate")));
    }

    [Fact]
    public void An_empty_page_in_between_ends_nothing()
    {
        rest.Api.Answer(request => request.QueryValue("after") switch
        {
            null => """{"items":[],"hasMore":true,"nextPage":"p2"}""",
            "p2" => """{"items":[],"hasMore":true,"nextPage":"p3"}""",
            _ => """{"items":[1],"hasMore":false}""",
        });
        Assert.Equal("Int64 1", ShapeOf.Values(rest.Shell.Succeed("Invoke-PaperspaceRestMethod things -Paginate")));
    }

    [Fact]
    public void The_query_goes_along_with_every_page_and_only_after_changes()
    {
        rest.Api.Answer(Pages(pages: 3, size: 1));
        rest.Shell.Succeed(
            "Invoke-PaperspaceRestMethod 'things?order=asc&after=0' -Paginate -Query ([ordered]@{ limit = 1; name = 'a b&c' })");
        Assert.Equal(
            [
                "/v1/things?order=asc&after=0&limit=1&name=a%20b%26c",
                "/v1/things?order=asc&limit=1&name=a%20b%26c&after=1",
                "/v1/things?order=asc&limit=1&name=a%20b%26c&after=2",
            ],
            rest.Api.Requests.Select(request => request.Target));
    }

    [Fact]
    public void A_cursor_of_any_characters_is_handed_back_unchanged()
    {
        const string cursor = "a+/=&?#%20 é\U0001F680\n";
        rest.Api.Answer(request => request.QueryValue("after") is null
            ? $$"""{"items":[1],"hasMore":true,"nextPage":{{System.Text.Json.JsonSerializer.Serialize(cursor)}}}"""
            : """{"items":[2],"hasMore":false}""");
        rest.Shell.Succeed("Invoke-PaperspaceRestMethod things -Paginate");
        Assert.Equal(cursor, rest.Api.Requests[1].QueryValue("after"));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[\"p2\"]")]
    public void A_cursor_that_cannot_be_one_is_an_invalid_response_and_no_end(string cursor)
    {
        rest.Api.Answer(_ => $$"""{"items":[1],"hasMore":true,"nextPage":{{cursor}}}""");
        rest.Shell.Fail("Invoke-PaperspaceRestMethod things -Paginate")
            .IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
    }

    [Fact]
    public void A_cursor_that_is_a_number_is_no_end()
    {
        rest.Api.Answer(request => request.QueryValue("after") is null
            ? """{"items":[1],"hasMore":true,"nextPage":2}"""
            : """{"items":[2],"hasMore":false}""");
        rest.Shell.Succeed("Invoke-PaperspaceRestMethod things -Paginate");
        Assert.Equal("2", rest.Api.Requests[1].QueryValue("after"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(25, 3)]
    public void A_consumer_that_has_enough_ends_the_walk(int wanted, int requests)
    {
        rest.Api.Answer(Pages(pages: 100, size: 10));
        IReadOnlyList<PSObject> items = rest.Shell.Succeed(
            """
            $count = 0
            foreach ($once in 1) {
                Invoke-PaperspaceRestMethod things -Paginate | & { process { $_; if (++$script:count -eq $wanted) { break } } }
            }
            """,
            ("wanted", wanted));
        Assert.Equal(wanted, items.Count);
        Assert.Equal(requests, rest.Api.Requests.Count);
    }

    [Fact]
    public void Each_item_is_handed_on_before_the_next_page_is_asked_for()
    {
        rest.Api.Answer(Pages(pages: 3, size: 2));
        IReadOnlyList<PSObject> seen = rest.Shell.Succeed(
            "Invoke-PaperspaceRestMethod things -Paginate | & { process { $api.Requests.Count } }", ("api", rest.Api));
        Assert.Equal([1, 1, 2, 2, 3, 3], seen.Select(count => (int)count.BaseObject));
    }

    [Theory]
    [InlineData("p2", "p2")]
    [InlineData("p2", "p3", "p2")]
    [InlineData("p2", "p3", "p4", "p3")]
    public void A_cursor_that_comes_twice_is_refused_instead_of_walking_for_ever(params string[] cursors)
    {
        int page = 0;
        rest.Api.Answer(_ => page == 20
            ? """{"items":["for ever"],"hasMore":false}"""
            : $$"""{"items":[{{page}}],"hasMore":true,"nextPage":"{{cursors[page++ % cursors.Length]}}"}""");
        EngineResult result = rest.Shell.Run("Invoke-PaperspaceRestMethod things -Paginate");
        ErrorRecord error = Assert.Single(result.AllErrors);
        error.IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
        Assert.Contains(cursors[^1], error.ToString(), StringComparison.Ordinal);
        Assert.Equal(cursors.Length, rest.Api.Requests.Count);
        Assert.Equal(cursors.Length, result.Output.Count);
    }

    [Fact]
    public void A_walk_that_was_begun_with_a_cursor_does_not_come_back_to_it()
    {
        rest.Api.Answer(_ => rest.Api.Requests.Count == 20
            ? """{"items":["for ever"],"hasMore":false}"""
            : """{"items":[1],"hasMore":true,"nextPage":"p2"}""");
        rest.Shell.Fail("Invoke-PaperspaceRestMethod things -Paginate -Query @{ after = 'p2' }")
            .IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
        Assert.Single(rest.Api.Requests);
    }

    [Theory]
    [InlineData(404, "NotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(500, "ServerError", ErrorCategory.ResourceUnavailable)]
    [InlineData(200, "InvalidResponse", ErrorCategory.InvalidData)]
    public void An_error_on_page_seven_leaves_six_pages_and_says_where_to_go_on(int status, string id, ErrorCategory category)
    {
        Func<ReceivedRequest, RestAnswer> pages = Pages(pages: 100, size: 2);
        rest.Api.Answer(request =>
            request.QueryValue("after") == "6" ? new RestAnswer(status, "", "Retry-After: 0") : pages(request));
        EngineResult result = rest.Shell.Run("Invoke-PaperspaceRestMethod things -Paginate");
        ErrorRecord error = Assert.Single(result.AllErrors);
        error.IsDesigned(id, category);
        Assert.Contains("go on from here with -Query @{ after = '6' }", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(12, result.Output.Count);
    }

    [Fact]
    public void An_error_on_the_first_page_names_no_cursor()
    {
        rest.Api.Answer(_ => new RestAnswer(404));
        Assert.DoesNotContain(
            "after", rest.Shell.Fail("Invoke-PaperspaceRestMethod things -Paginate").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_walk_shows_how_far_it_has_come_and_cleans_up()
    {
        rest.Api.Answer(Pages(pages: 4, size: 3));
        IReadOnlyList<ProgressRecord> progress = rest.Shell.Run("Invoke-PaperspaceRestMethod things -Paginate").Progress;
        Assert.All(progress, record => Assert.Equal("Getting things", record.Activity));
        Assert.Equal(
            ["6 items, 2 pages", "9 items, 3 pages", "12 items, 4 pages"],
            progress.Where(record => record.RecordType == ProgressRecordType.Processing).Select(record => record.StatusDescription));
        Assert.Equal(ProgressRecordType.Completed, progress[^1].RecordType);
    }

    [Fact]
    public void A_single_page_shows_no_progress()
    {
        rest.Api.Answer(Pages(pages: 1, size: 3));
        Assert.Empty(rest.Shell.Run("Invoke-PaperspaceRestMethod things -Paginate").Progress);
    }

    [Fact]
    public void Stopping_on_page_three_leaves_two_pages_and_no_error_and_the_next_call_works()
    {
        using var stop = new CancellationTokenSource();
        using var over = new ManualResetEventSlim();
        Func<ReceivedRequest, RestAnswer> pages = Pages(pages: 100, size: 2);
        rest.Api.Answer(request =>
        {
            if (request.QueryValue("after") == "2")
            {
                stop.Cancel();
                over.Wait(TimeSpan.FromMinutes(1));
            }

            return pages(request);
        });
        EngineResult result = rest.Shell.Engine.Run("Invoke-PaperspaceRestMethod things -Paginate", stop: stop.Token);
        over.Set();
        Assert.Equal(PSInvocationState.Stopped, result.State.State);
        Assert.Empty(result.AllErrors);
        Assert.Equal(4, result.Output.Count);
        Assert.Equal("{}", ShapeOf.Values(rest.Get("{}")));
    }

    [Fact]
    public void One_account_that_fails_does_not_stop_the_next()
    {
        int request = 0;
        rest.Api.Answer(_ => request++ == 0 ? new RestAnswer(403) : """{"items":[1],"hasMore":false}""");
        EngineResult result = rest.Shell.Run(
            "$connection = Get-PaperspaceConnection; $connection, $connection | Invoke-PaperspaceRestMethod things -Paginate");
        Assert.Single(result.AllErrors).IsDesigned("Forbidden", ErrorCategory.PermissionDenied);
        Assert.Equal("Int64 1", ShapeOf.Values(result.Output));
    }

    /// <summary>Pages of numbers; the cursor is the number of pages before.</summary>
    private static Func<ReceivedRequest, RestAnswer> Pages(int pages, int size) => request =>
    {
        int page = int.Parse(request.QueryValue("after") ?? "0", CultureInfo.InvariantCulture);
        string items = string.Join(",", Enumerable.Range(page * size, size));
        string next = page + 1 < pages ? $"""true,"nextPage":"{page + 1}" """ : "false";
        return $$"""{"items":[{{items}}],"hasMore":{{next}}}""";
    };
}
