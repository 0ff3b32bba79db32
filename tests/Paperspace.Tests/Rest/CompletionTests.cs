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
        Assert.StartsWith(summary, offered.ToolTip, StringComparison.Ordinal);
        Assert.Equal(path.All(c => char.IsLetter(c) || c == '-') ? path : $"'{path}'", offered.CompletionText);

        // From values in place of the placeholders and the beginning of a last word: that path, filled.
        string filled = Placeholder().Replace(path, "x1");
        string typed = path.EndsWith('}') ? filled : filled[..^2];
        CompletionResult completed = Offer($"Invoke-PaperspaceRestMethod -Method {method} -Path {typed}", filled);
        Assert.StartsWith(summary, completed.ToolTip, StringComparison.Ordinal);

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
    [InlineData("machines/ps1/st", "'machines/ps1/start' -Method PATCH")]
    [InlineData("'machines/ps1/res", "'machines/ps1/restart' -Method PATCH")]
    [InlineData("machines", "machines -Method POST")]
    [InlineData("machines/ps1 -WhatIf", "'machines/ps1' -Method DELETE", "machines/ps1")]
    public void Paths_are_completed_from_what_was_typed(string typed, string completion, string? word = null)
    {
        word ??= typed;
        const string command = "Invoke-PaperspaceRestMethod ";
        CompletionResult[] offered = [.. Complete(command + typed, command.Length + word.Length)];
        Assert.Contains(completion, offered.Select(result => result.CompletionText));
        Assert.Equal(offered.DistinctBy(result => result.CompletionText), offered);
        Assert.All(offered, result => Assert.StartsWith(word.Trim('\'', '"'), result.ListItemText, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("machines/ps1/st", " -Method PATCH")]
    [InlineData("machines/ps1", "", " -Method DELETE", " -Method PUT")]
    [InlineData("machines/ps1 -Method PUT", "")]
    [InlineData("machines/ps1 -Paginate", "")]
    public void A_method_comes_along_where_none_is_chosen(string typed, params string[] methods)
    {
        const string command = "Invoke-PaperspaceRestMethod ";
        string path = typed.Split(' ')[0];
        var offered = Complete(command + typed, command.Length + path.Length)
            .Select(result => result.ListItemText)
            .Where(text => text.Split(' ')[0].Split('/').Length == path.Split('/').Length);
        Assert.All(offered, text => Assert.Contains(text[text.Split(' ')[0].Length..], methods));
        Assert.Equal(methods[0], offered.First()[offered.First().Split(' ')[0].Length..]);
    }

    [Fact]
    public void What_Tab_inserts_runs_as_it_is()
    {
        string completed = Assert.Single(
            Complete("Invoke-PaperspaceRestMethod machines/ps1/sta").Select(result => result.CompletionText));
        ReceivedRequest request = rest.Send($"Invoke-PaperspaceRestMethod {completed} -Confirm:$false");
        Assert.Equal(("PATCH", "/v1/machines/ps1/start"), (request.Method, request.Target));
    }

    [Fact]
    public void A_tool_tip_lists_what_the_operation_takes()
    {
        Assert.Equal(
            "Create a private network. Body: name*, region*, migrateMachines",
            Offer("Invoke-PaperspaceRestMethod -Method POST private-n", "private-networks").ToolTip);
        Assert.Equal(
            "List OS templates. Query: after, limit, orderBy, order, name",
            Offer("Invoke-PaperspaceRestMethod os-t", "os-templates").ToolTip);
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

    [Fact]
    public void An_id_whose_answer_had_no_name_is_offered_all_the_same()
    {
        rest.Api.Answer(_ => """{"items":[{"id":"ne1","name":""},{"id":"ne2","name":null},{"id":7,"name":"ne3"},null,"ne4"],"hasMore":false}""");
        rest.Shell.Succeed("Invoke-PaperspaceRestMethod private-networks");
        Assert.Equal(["ne1", "ne2"], Complete("New-PaperspaceMachine x -NetworkId ne").Select(result => result.ListItemText));
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
