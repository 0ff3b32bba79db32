using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Paperspace.Tests.Rest;

/// <summary>What Tab offers for <c>-Path</c> and <c>-Method</c>, and that it can be run as it is offered.</summary>
public sealed partial class CompletionTests(RestFixture rest) : IClassFixture<RestFixture>
{
    public static TheoryData<string, string, string> Operations
    {
        get
        {
            var operations = new TheoryData<string, string, string>();
            foreach ((string method, string path, string summary) in PublishedOperations.All)
            {
                operations.Add(method, path, summary);
            }

            return operations;
        }
    }

    public static TheoryData<string, string[]> MethodsOfPaths => new()
    {
        { "machines", ["GET", "POST"] },
        { "/machines", ["GET", "POST"] },
        { "machines/", ["GET", "POST"] },
        { "'machines?limit=5'", ["GET", "POST"] },
        { "MACHINES", ["GET", "POST"] },
        { "machines/ps1", ["DELETE", "GET", "PUT"] },
        { "'machines/{id}'", ["DELETE", "GET", "PUT"] },
        { "machines/ps1/start", ["PATCH"] },
        { "machines/s/start", ["PATCH"] },
        { "projects/pr1/secrets/DB_PASSWORD", ["DELETE", "GET", "PATCH"] },
        { "storage-providers/utilization", ["GET"] },
        { "storage-providers/sp1", ["DELETE", "GET", "PUT"] },
        { "auth/session", ["GET"] },

        // Not of the published ones, so nothing is known of it; a beginning of a name is no name.
        { "unknown", ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"] },
        { "mach", ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"] },
        { "machines/ps1/st", ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"] },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_is_offered_and_runs_as_it_was_completed(string method, string path, string summary)
    {
        // From nothing: the path with its placeholders, in quotes where PowerShell needs them.
        CompletionResult offered = Offer($"Invoke-PaperspaceRestMethod -Method {method} -Path ", path);
        Assert.Equal(summary, offered.ToolTip);
        Assert.Equal(path.All(c => char.IsLetter(c) || c == '-') ? path : $"'{path}'", offered.CompletionText);

        // From values in place of the placeholders and the beginning of a last word: that path, filled.
        string filled = Placeholder().Replace(path, "x1");
        string typed = path.EndsWith('}') ? filled : filled[..^2];
        CompletionResult completed = Offer($"Invoke-PaperspaceRestMethod -Method {method} -Path {typed}", filled);
        Assert.Equal(summary, completed.ToolTip);

        ReceivedRequest request = rest.Send(
            $"Invoke-PaperspaceRestMethod -Method {method} -Path {completed.CompletionText} -Confirm:$false");
        Assert.Equal((method, "/v1/" + filled), (request.Method, request.Target));
    }

    [Theory]
    [MemberData(nameof(MethodsOfPaths))]
    public void Methods_are_those_of_the_path(string path, string[] methods) =>
        Assert.Equal(
            methods,
            Complete($"Invoke-PaperspaceRestMethod {path} -Method ").Select(result => result.CompletionText).Order(StringComparer.Ordinal));

    [Fact]
    public void A_method_says_what_it_does_there() =>
        Assert.Equal(
            "Start a machine",
            Assert.Single(Complete("Invoke-PaperspaceRestMethod machines/ps1/start -Method pa")).ToolTip);

    [Theory]
    [InlineData("mach", "machines")]
    [InlineData("MACHINES", "machines")]
    [InlineData("/pro", "'/projects'")]
    [InlineData("'pro", "projects")]
    [InlineData("\"pro", "projects")]
    [InlineData("machines/ps1/d", "'machines/ps1/desktop'")]
    [InlineData("machines/", "'machines/{id}'")]
    [InlineData("'machines/{id}/d", "'machines/{id}/desktop'")]
    [InlineData("\"projects/it's/sec", "'projects/it''s/secrets'")]
    [InlineData("storage-providers/u", "'storage-providers/utilization'")]
    public void Paths_are_completed_from_what_was_typed(string typed, string completion)
    {
        IReadOnlyList<string> offered = [.. Complete($"Invoke-PaperspaceRestMethod {typed}").Select(result => result.CompletionText)];
        Assert.Contains(completion, offered);
        Assert.Equal(offered.Distinct(), offered);
        string begin = Unquote(completion)[..typed.Trim('\'', '"').Length];
        Assert.All(offered, text => Assert.StartsWith(begin, Unquote(text), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nothing/like/that/at/all")]
    [InlineData("nothing")]
    [InlineData("machines/ps1/nothing")]
    [InlineData("https://host")]
    public void What_begins_no_path_is_not_completed(string typed) =>
        Assert.DoesNotContain(
            Complete($"Invoke-PaperspaceRestMethod {typed}"), result => result.ResultType == CompletionResultType.ParameterValue);

    [Fact]
    public void The_method_may_stand_after_the_path()
    {
        const string input = "Invoke-PaperspaceRestMethod -Path snapshots/sn1/ -Method POST";
        Assert.Equal(
            "'snapshots/sn1/restore'",
            Assert.Single(Complete(input, input.IndexOf(" -Method", StringComparison.Ordinal))).CompletionText);
    }

    [Fact]
    public void Completion_asks_no_server()
    {
        rest.Api.Answer(_ => "{}");
        Complete("Invoke-PaperspaceRestMethod mach");
        Complete("Invoke-PaperspaceRestMethod machines -Method ");
        Assert.Empty(rest.Api.Requests);
    }

    private CompletionResult Offer(string input, string path) =>
        Assert.Single(Complete(input), result => Unquote(result.CompletionText) == path);

    private Collection<CompletionResult> Complete(string input, int? cursor = null)
    {
        using var powerShell = PowerShell.Create(rest.Shell.Engine.Runspace);
        return CommandCompletion.CompleteInput(input, cursor ?? input.Length, null, powerShell).CompletionMatches;
    }

    private static string Unquote(string text) =>
        text.StartsWith('\'') ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : text;

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Placeholder();
}
