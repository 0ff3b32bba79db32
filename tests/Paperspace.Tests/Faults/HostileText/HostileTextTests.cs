using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Faults.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Faults.HostileText;

/// <summary>A server's text reaches people with its control characters made visible, and scripts as it is.</summary>
public sealed class HostileTextTests
{
    private const int WideEnough = 2000;

    private static readonly string Error = $$"""{"code":{{Hostile.Quoted}},"message":{{Hostile.Quoted}},"details":[{{Hostile.Quoted}}]}""";

    public static TheoryData<string> Objects =>
    [
        "$session", "$session.Team", "$session.User", "$session.User.Metadata", "$session.User.Preferences",
        "$session.TeamMemberships", "$session.TeamMemberships.Team", "Get-PaperspaceConnection",
        "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($session, 8))",
    ];

    /// <summary>Faults that put text of the server into the error.</summary>
    internal static readonly Dictionary<string, Fault> Faults = new()
    {
        ["an error"] = Answer.Http(400, Error),
        ["an error with status 200"] = Answer.Http(200, Error),
        ["a property's name"] = Answer.Http(200, $$$"""{"team":{{{{Hostile.Quoted}}}:[1,2,"""),
        ["a property's name below a missing one"] = Answer.Http(200, $$$"""{"team":{{{{Hostile.Quoted}}}:["\ud800"]}}"""),
        ["a status line"] = Answer.Raw("HTTP/1.1 2" + LatinPart(Hostile.Text) + "\r\n\r\n"),
        ["a header"] = Answer.Raw("HTTP/1.1 200 OK\r\nX" + LatinPart(Hostile.Text) + ": a\r\n\r\n"),
        ["a chunk's size"] = Answer.Raw(Answer.Head(200, "Transfer-Encoding: chunked") + LatinPart(Hostile.Text) + "\r\n"),
        ["a redirect"] = Answer.Raw(Answer.Head(302, "Location: /" + LatinPart(Hostile.Text))),
    };

    public static MatrixTheoryData<string, string> Errors =>
        new([.. Faults.Keys], ["ConciseView", "NormalView", "CategoryView"]);

    [Theory]
    [MemberData(nameof(Objects))]
    public void Views_show_it_made_visible(string target)
    {
        using var server = new FaultServer(Answer.Http(200, Hostile.SessionJson));
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        shell.Succeed("$session = Get-PaperspaceSession");
        string text = shell.Engine.RunToText(target, WideEnough);
        Hostile.AssertHarmless(text, isLayout: true);
        Assert.Contains(Hostile.Visible, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Errors_show_it_made_visible(string fault, string errorView)
    {
        using var server = new FaultServer(Answer.InTurn(Answer.Http(200, Hostile.SessionJson), Faults[fault]));
        using Shell shell = Shell.ConnectedTo(server.BaseUri, "-MaximumRetryCount 0");
        string text = shell.Engine.RunToText($"$ErrorView = '{errorView}'; Get-PaperspaceSession", WideEnough);
        Hostile.AssertHarmless(text, isLayout: true);

        ErrorRecord error = shell.Fail("Get-PaperspaceSession");
        Hostile.AssertHarmless(error.Exception.Message);
        Hostile.AssertHarmless(error.ErrorDetails.Message);
        Hostile.AssertHarmless(error.ErrorDetails.RecommendedAction);
        Hostile.AssertHarmless(error.CategoryInfo.ToString());
        Hostile.AssertHarmless(error.ToString());
        // The account that it happened to is the server's text as well.
        Assert.Contains($"(team acme-research{Hostile.Visible}, ada@acme-research.example{Hostile.Visible})", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_s_exception_keeps_it()
    {
        using var server = new FaultServer(Answer.InTurn(Answer.Session, Answer.Http(400, Error)));
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        Exception exception = shell.Fail("Get-PaperspaceSession").Exception;
        Assert.Equal(Hostile.Text, exception.Get("Code"));
        Assert.Equal(new object[] { Hostile.Text }, exception.Get("Details"));
        Assert.Contains($"400 {Hostile.Visible}: {Hostile.Visible}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_errors_of_names_that_match_nothing_show_it_made_visible()
    {
        using var server = new FaultServer(Answer.Http(200, Hostile.SessionJson));
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        foreach (string script in new[]
        {
            "Get-PaperspaceTeamMembership -Team $text", "Get-PaperspaceConnection -Team $text",
            "Get-PaperspaceSession -Connection $text", "Disconnect-Paperspace -Connection $text",
        })
        {
            ErrorRecord error = shell.Fail(script, ("text", Hostile.Text.Replace("[", "", StringComparison.Ordinal)));
            Hostile.AssertHarmless(error.Exception.Message);
            Hostile.AssertHarmless(error.CategoryInfo.ToString());
        }
    }

    [Fact]
    public void Verbose_lines_and_progress_show_it_made_visible()
    {
        using var server = new FaultServer(Answer.InTurn(
            Answer.Http(200, Hostile.SessionJson), Answer.Http(503, Error, "Retry-After: 1"), Answer.Session));
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        EngineResult result = shell.Run("Get-PaperspaceSession -Verbose");
        Assert.Contains(result.Verbose, line => line.Contains(Hostile.Visible, StringComparison.Ordinal));
        Assert.All(result.Verbose, line => Hostile.AssertHarmless(line));
        Assert.NotEmpty(result.Progress);
        Assert.All(result.Progress, record =>
        {
            Hostile.AssertHarmless(record.Activity);
            Hostile.AssertHarmless(record.StatusDescription);
            Hostile.AssertHarmless(record.CurrentOperation);
        });
    }

    [Theory]
    [InlineData("Get-PaperspaceTeamMembership -Team ")]
    [InlineData("Get-PaperspaceConnection -Team ")]
    public void Completions_show_it_made_visible_and_still_work(string typed)
    {
        using var server = new FaultServer(Answer.Http(200, Hostile.SessionJson));
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        CommandCompletion completion = Assert.IsType<CommandCompletion>(
            Assert.Single(shell.Succeed("TabExpansion2 $typed $typed.Length", ("typed", typed))).BaseObject);
        Assert.NotEmpty(completion.CompletionMatches);
        Assert.All(completion.CompletionMatches, match =>
        {
            Assert.Contains(Hostile.Visible, match.ListItemText, StringComparison.Ordinal);
            Hostile.AssertHarmless(match.CompletionText);
            Hostile.AssertHarmless(match.ListItemText);
            Hostile.AssertHarmless(match.ToolTip);
        });
        Assert.Single(shell.Succeed(typed + completion.CompletionMatches[0].CompletionText));
    }

    [Theory]
    [InlineData("Get-PaperspaceSession -Connection ")]
    [InlineData("Disconnect-Paperspace -Connection ")]
    [InlineData("Select-PaperspaceConnection -Connection ")]
    public void What_only_a_hostile_name_would_choose_is_not_completed(string typed)
    {
        using var server = new FaultServer(Answer.Http(200, Hostile.SessionJson));
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        CommandCompletion completion = Assert.IsType<CommandCompletion>(
            Assert.Single(shell.Succeed("TabExpansion2 $typed $typed.Length", ("typed", typed))).BaseObject);
        Assert.DoesNotContain(completion.CompletionMatches, match => match.CompletionText.Contains("acme-research", StringComparison.Ordinal));
    }

    [Fact]
    public void Objects_keep_every_string_as_it_is()
    {
        using var server = new FaultServer(Answer.Http(200, Hostile.SessionJson));
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        PSObject session = Assert.Single(shell.Succeed("Get-PaperspaceSession"));
        int compared = 0;
        AssertKept(Hostile.Session, session, "session", ref compared);
        Assert.True(compared > 30, $"Only {compared} strings were compared.");
        Assert.Equal("acme-research" + Hostile.Text, Assert.Single(shell.Succeed("Get-PaperspaceConnection")).Get("Team"));
    }

    private static void AssertKept(JsonNode? expected, object? actual, string path, ref int compared)
    {
        switch (expected)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? value) in members)
                {
                    AssertKept(value, Member(actual!, name), $"{path}.{name}", ref compared);
                }

                break;
            case JsonArray items:
                object[] kept = [.. ((IEnumerable)actual!).Cast<object>()];
                Assert.Equal(items.Count, kept.Length);
                for (int i = 0; i < kept.Length; i++)
                {
                    AssertKept(items[i], kept[i], $"{path}[{i}]", ref compared);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && actual is not DateTime:
                compared++;
                Assert.Equal((path, value.GetValue<string>()), (path, actual as string));
                break;
        }
    }

    private static object? Member(object target, string name)
    {
        object bare = target is PSObject wrapped ? wrapped.BaseObject : target;
        return bare is IDictionary survey ? survey[name]
            : PSObject.AsPSObject(bare).Properties[name] is { } property ? property.Value
            : ((IDictionary)bare.Get("AdditionalProperties")!)[name];
    }

    // What of it can stand in a line of HTTP.
    private static string LatinPart(string text) => string.Concat(text.Where(c => c is <= '\u00FF' and not ('\r' or '\n')));
}
