using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

/// <summary><c>-Connection</c> of the cmdlets that make requests.</summary>
public sealed class ConnectionParameterTests : IDisposable
{
    private readonly FakeApi _red = new(SessionAnswers.Of(SessionAnswers.In("red")));
    private readonly FakeApi _blue = new(SessionAnswers.Of(SessionAnswers.In("blue")));
    private readonly Shell _shell = new();

    /// <summary>Red is connected twice, blue once and is the default.</summary>
    public ConnectionParameterTests()
    {
        _shell.Succeed(
            """
            $red = Connect-Paperspace key-red -BaseUri $redBase
            $blue = Connect-Paperspace key-blue -BaseUri $blueBase
            """,
            ("redBase", _red.BaseUri), ("blueBase", _blue.BaseUri));
    }

    public void Dispose()
    {
        _shell.Dispose();
        _red.Dispose();
        _blue.Dispose();
    }

    [Theory]
    [InlineData("Get-PaperspaceSession", "blue")]
    [InlineData("Get-PaperspaceSession $red", "red")]
    [InlineData("Get-PaperspaceSession -Connection $red", "red")]
    [InlineData("$red | Get-PaperspaceSession", "red")]
    [InlineData("Get-PaperspaceConnection red | Get-PaperspaceSession", "red")]
    [InlineData("Get-PaperspaceSession -Connection red", "red")]
    [InlineData("Get-PaperspaceSession RED", "red")]
    [InlineData("'red' | Get-PaperspaceSession", "red")]
    [InlineData("$name = & { 'red' }; Get-PaperspaceSession $name", "red")]
    [InlineData("$red, $blue | Get-PaperspaceSession", "red blue")]
    [InlineData("'blue', $red | Get-PaperspaceSession", "blue red")]
    public void A_request_is_made_for_the_connection_given_else_for_the_default(string script, string teams)
    {
        Assert.Equal(teams, Assert.Single(_shell.Succeed($"@({script}).Team.Namespace -join ' '")).ToString());

        Assert.Equal(1 + (teams.Contains("red", StringComparison.Ordinal) ? 1 : 0), _red.Requests.Count);
        Assert.All(_red.Requests, head => Assert.Contains("Bearer key-red\r\n", head, StringComparison.Ordinal));
        Assert.All(_blue.Requests, head => Assert.Contains("Bearer key-blue\r\n", head, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-PaperspaceTeamMembership -Connection $red")]
    [InlineData("Get-PaperspaceTeamMembership -Connection red")]
    [InlineData("$red | Get-PaperspaceTeamMembership")]
    [InlineData("'red' | Get-PaperspaceTeamMembership")]
    public void Memberships_are_asked_for_with_the_connection_given(string script)
    {
        _shell.Succeed(script);

        Assert.Equal((2, 1), (_red.Requests.Count, _blue.Requests.Count));
    }

    [Theory]
    [InlineData("Get-PaperspaceSession green", "green")]
    [InlineData("Get-PaperspaceSession r*", "r*")]
    [InlineData("'green' | Get-PaperspaceSession", "green")]
    [InlineData("Get-PaperspaceTeamMembership -Connection green", "green")]
    [InlineData("Disconnect-Paperspace green", "green")]
    public void A_namespace_that_no_connection_has_is_an_invalid_request(string script, string named)
    {
        Exception exception = _shell.Fail(script).IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);

        Assert.Contains($"'{named}'", exception.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (_red.Requests.Count, _blue.Requests.Count));
        Assert.Equal(2, _shell.Succeed("Get-PaperspaceConnection").Count);
    }

    [Theory]
    [InlineData("Get-PaperspaceSession red")]
    [InlineData("Get-PaperspaceTeamMembership -Connection red")]
    [InlineData("Disconnect-Paperspace red")]
    public void A_namespace_of_several_connections_is_an_invalid_request(string script)
    {
        using var elsewhere = new FakeApi(SessionAnswers.Of(SessionAnswers.In("red")));
        _shell.Succeed("$null = Connect-Paperspace key-red-2 -BaseUri $elsewhere", ("elsewhere", elsewhere.BaseUri));

        Exception exception = _shell.Fail(script).IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);

        Assert.Contains("2 connections to the team 'red'", exception.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), (_red.Requests.Count, _blue.Requests.Count, elsewhere.Requests.Count));
        Assert.Equal(3, _shell.Succeed("Get-PaperspaceConnection").Count);
    }

    [Fact]
    public void One_name_that_is_wrong_does_not_stop_the_others_of_the_pipeline()
    {
        EngineResult result = _shell.Run("'red', 'green', 'blue' | Get-PaperspaceSession");

        Assert.Single(result.AllErrors).IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void The_connections_of_a_connect_run_over_many_accounts()
    {
        // Each connection is used as soon as it is known not to be the only one.
        using var many = new FakeApi(
            SessionAnswers.Of(SessionAnswers.OfUser("a", "green")), SessionAnswers.Of(SessionAnswers.OfUser("b", "green")),
            SessionAnswers.Of(SessionAnswers.OfUser("a", "green")), SessionAnswers.Of(SessionAnswers.OfUser("b", "green")));
        IReadOnlyList<PSObject> output = _shell.Succeed(
            "(@('key-a', 'key-b' | Connect-Paperspace -BaseUri $manyBase | Get-PaperspaceSession).Team.Namespace); @(Get-PaperspaceConnection).Count",
            ("manyBase", many.BaseUri));

        Assert.Equal(["green", "green", "4"], output.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("Get-PaperspaceSession -Connection ", "blue red")]
    [InlineData("Get-PaperspaceSession -Connection r", "red")]
    [InlineData("Get-PaperspaceSession -Connection 'B", "blue")]
    [InlineData("Get-PaperspaceTeamMembership -Connection re", "red")]
    [InlineData("Disconnect-Paperspace b", "blue")]
    [InlineData("Get-PaperspaceConnection r", "red")]
    [InlineData("Get-PaperspaceSession -Connection x", "")]
    public void Tab_completes_the_namespaces_of_this_runspace_s_connections(string line, string completions)
    {
        IEnumerable<string> offered = _shell.Succeed(
            "(TabExpansion2 $line $line.Length).CompletionMatches.Where{ $_.ResultType -eq 'ParameterValue' }.CompletionText", ("line", line))
            .Where(text => text is not null)
            .Select(text => text.ToString());

        Assert.Equal(completions, string.Join(' ', offered.Order()));
        Assert.Equal((1, 1), (_red.Requests.Count, _blue.Requests.Count));
    }
}
