using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

public sealed class GetPaperspaceTeamMembershipTests
{
    // Ada's teams: her own, which she owns; Acme Research, the key's, which she owns; Globex, where she is an admin.
    private const string Ada = "ada";
    private const string Acme = "acme-research";
    private const string Globex = "globex";

    [Theory]
    [InlineData("", Ada, Acme, Globex)]
    [InlineData("-Owner", Ada, Acme)]
    [InlineData("-Admin", Ada, Acme, Globex)]
    [InlineData("-Current", Acme)]
    [InlineData("-Owner -Current", Acme)]
    [InlineData("-Owner:$false", Ada, Acme, Globex)]
    [InlineData("globex -Owner")]
    [InlineData("globex -Admin", Globex)]
    [InlineData("'Globex Corporation'", Globex)]
    [InlineData("'gLoBeX cOrPoRaTiOn'", Globex)]
    [InlineData("-Team globex", Globex)]
    [InlineData("te5m9p0vz", Globex)]
    [InlineData("TE5M9P0VZ", Globex)]
    [InlineData("globex, ada", Ada, Globex)]
    [InlineData("globex, 'Globex Corporation', te5m9p0vz, g*", Globex)]
    [InlineData("*", Ada, Acme, Globex)]
    [InlineData("ac*", Acme)]
    [InlineData("*corp*", Globex)]
    [InlineData("te?m*", Globex)]
    [InlineData("[ab]*", Ada, Acme)]
    [InlineData("no-such-*")]
    public void The_filters_choose_by_name_namespace_or_id(string filter, params string[] teams)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        Assert.Equal(
            teams,
            shell.Succeed($"Get-PaperspaceTeamMembership {filter}").Select(membership => (string)membership.Get("Namespace")!));
        Assert.Equal(
            teams,
            shell.Succeed($"Get-PaperspaceSession | Get-PaperspaceTeamMembership {filter}").Select(membership => (string)membership.Get("Namespace")!));
        Assert.Equal(3, api.Requests.Count);
    }

    [Theory]
    [InlineData("a[1]*", "a[1]*")]
    [InlineData("a[1]?", "a1x")]
    [InlineData("a`[1`]*", "a[1]*|a[1]b")]
    [InlineData("a*", "a[1]*|a[1]b|a1x")]
    [InlineData("te[1]", "a[1]*")]
    [InlineData("a`[1`]`*", "a[1]*")]
    [InlineData("Team `[x`]", "a1x")]
    [InlineData("Team [x]", "a1x")]
    public void A_name_with_wildcard_characters_is_tried_literally_first(string team, string found)
    {
        using var api = new FakeApi(SessionAnswers.Of(SessionAnswers.In(
            "x", ("te1", "One", "a[1]*"), ("te2", "Two", "a[1]b"), ("te3", "Team [x]", "a1x"))));
        using var shell = Shell.ConnectedTo(api.BaseUri);

        Assert.Equal(
            found,
            string.Join('|', shell.Succeed("(Get-PaperspaceTeamMembership $team).Namespace", ("team", team)).Select(text => text.ToString())));
    }

    [Theory]
    [InlineData("$connection | Get-PaperspaceTeamMembership globex, nope, ada")]
    [InlineData("$session | Get-PaperspaceTeamMembership globex, nope, ada")]
    public void A_name_that_matches_nothing_is_not_found_and_the_others_are_emitted(string script)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);
        shell.Succeed("$connection = Get-PaperspaceConnection; $session = Get-PaperspaceSession");

        EngineResult result = shell.Run(script);

        Exception exception = Assert.Single(result.AllErrors).IsDesigned("NotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains("'nope'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ada@acme-research.example", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.Get("StatusCode"));
        Assert.Equal([Ada, Globex], result.Output.Select(membership => (string)membership.Get("Namespace")!));
    }

    [Fact]
    public void Each_name_that_matches_nothing_is_an_error_of_its_own()
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        EngineResult result = shell.Run("Get-PaperspaceTeamMembership nope, never, no*");

        Assert.Equal(2, result.AllErrors.Count());
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("$session | Get-PaperspaceTeamMembership")]
    [InlineData("Get-PaperspaceTeamMembership -Session $session")]
    [InlineData("$session, $session | Get-PaperspaceTeamMembership")]
    [InlineData("Disconnect-Paperspace; $session | Get-PaperspaceTeamMembership")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($session)) | Get-PaperspaceTeamMembership")]
    [InlineData("Get-PaperspaceTeamMembership -Session ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($session)))")]
    public void Of_a_session_at_hand_there_is_no_request(string script)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);
        shell.Succeed("$session = Get-PaperspaceSession");

        IReadOnlyList<PSObject> memberships = shell.Succeed(script);

        Assert.Equal([Ada, Acme, Globex], memberships.Take(3).Select(membership => (string)membership.Get("Namespace")!));
        Assert.Equal([false, true, false], memberships.Take(3).Select(membership => (bool)membership.Get("IsCurrent")!));
        Assert.All(memberships, membership => Assert.Equal("Paperspace.TeamMembership", membership.BaseObject.GetType().FullName));
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public void A_membership_offers_what_its_team_is()
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        PSObject membership = Assert.Single(shell.Succeed("Get-PaperspaceTeamMembership globex"));

        Assert.Equal(("Globex Corporation", "globex", "te5m9p0vz"), (membership.Get("Name"), membership.Get("Namespace"), membership.Get("Id")));
        Assert.Equal((true, false, false), (membership.Get("IsAdmin"), membership.Get("IsOwner"), membership.Get("IsCurrent")));
        Assert.Equal("te5m9p0vz", membership.Get("Team")!.Get("Id"));
    }

    [Fact]
    public void A_user_without_memberships_has_none()
    {
        using var api = new FakeApi(SessionAnswers.Of(SessionAnswers.In("alone")));
        using var shell = Shell.ConnectedTo(api.BaseUri);

        Assert.Empty(shell.Succeed("Get-PaperspaceTeamMembership; Get-PaperspaceTeamMembership -Current; Get-PaperspaceTeamMembership *"));
    }

    [Theory]
    [InlineData("Get-PaperspaceTeamMembership g", "'Globex Corporation' globex")]
    [InlineData("Get-PaperspaceTeamMembership -Team 'Acme", "'Acme Research' acme-research")]
    [InlineData("Get-PaperspaceTeamMembership -Owner 'ACME R", "'Acme Research'")]
    [InlineData("Get-PaperspaceTeamMembership x", "")]
    public void Tab_completes_teams_without_a_request(string line, string completions)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        Assert.Equal(completions, Complete(shell, line));
        Assert.Single(api.Requests);
    }

    [Fact]
    public void Tab_escapes_wildcard_characters_and_what_it_gives_finds_the_team()
    {
        using var api = new FakeApi(SessionAnswers.Of(SessionAnswers.In("x", ("te1", "It's [1]*", "one"), ("te2", "It's 1b", "two"))));
        using var shell = Shell.ConnectedTo(api.BaseUri);

        string completion = Complete(shell, "Get-PaperspaceTeamMembership 'It''s [");

        Assert.Equal("'It''s `[1`]`*'", completion);
        Assert.Equal("one", Assert.Single(shell.Succeed($"(Get-PaperspaceTeamMembership {completion}).Namespace")).ToString());
    }

    private static string Complete(Shell shell, string line) => string.Join(' ', shell.Succeed(
        "(TabExpansion2 $line $line.Length).CompletionMatches.Where{ $_.ResultType -eq 'ParameterValue' }.CompletionText", ("line", line))
        .Where(text => text is not null)
        .Select(text => text.ToString()));
}
