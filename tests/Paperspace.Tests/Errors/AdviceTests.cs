using System.Management.Automation;
using Paperspace.Tests.Rest;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Errors;

/// <summary>What an error advises fits what the person did, and its target is what it happened to.</summary>
public sealed class AdviceTests(RestFixture rest) : IClassFixture<RestFixture>
{
    public static TheoryData<string, int, string, string> Calls => new()
    {
        { "Invoke-PaperspaceRestMethod machines/ps1", 404, "GET machines/ps1", "Check the id, and that it belongs to this account." },
        { "Invoke-PaperspaceRestMethod deployments", 404, "GET deployments", "Check the name, the id or the path" },
        { "New-PaperspaceMachine one -MachineType C5 -TemplateId t1 -DiskSize 50 -Region ny2", 400, "one", "Get-PaperspaceOperation 'machines' -Method POST says" },
        { "Invoke-PaperspaceRestMethod machine/ps1", 404, "GET machine/ps1", "No published operation is GET with this path; Get-PaperspaceOperation lists them." },
        { "Invoke-PaperspaceRestMethod /machines/ps1?x=1 -Method PUT -Body @{}", 400, "PUT machines/ps1", "Get-PaperspaceOperation 'machines/{id}' -Method PUT says what this operation takes" },
        { "Invoke-PaperspaceRestMethod machines -Method PUT -Body @{}", 405, "PUT machines", "No published operation is PUT with this path; Get-PaperspaceOperation lists them." },
        { "Invoke-PaperspaceRestMethod things/a -Query @{ a = 1 }", 403, "GET things/a", "Use a key of a team and a user that may do this" },
        { "Get-PaperspaceSession", 404, "acme-research", "Check the base address" },
        { "Get-PaperspaceSession", 400, "acme-research", "Check the base address" },
        { "Get-PaperspaceSession", 304, "acme-research", "a cache or a proxy" },
        { "Invoke-PaperspaceRestMethod machines/ps1 -Method PUT -Body @{}", 423, "PUT machines/ps1", "It is locked" },
        { "Stop-PaperspaceMachine -Id ps1", 423, "ps1", "It is locked" },
        { "Set-PaperspaceMachine -Id ps1 -NewName x", 425, "ps1", "It is too early for this" },
        { "Invoke-PaperspaceRestMethod machines", 304, "GET machines", "a cache or a proxy" },
        { "Invoke-PaperspaceRestMethod machines", 302, "GET machines", "a sign-in page or a proxy" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void An_answer_s_advice_fits_the_request(string script, int status, string target, string advice)
    {
        rest.Api.Answer(_ => new RestAnswer(status));
        IsAdvised(script, target, advice);
    }

    [Theory]
    [InlineData("Invoke-PaperspaceRestMethod 'machines/{id}'", "GET machines/{id}", "Get-PaperspaceOperation lists the published paths")]
    [InlineData("Invoke-PaperspaceRestMethod '/machines/?a=b'", "GET machines/", "Get-PaperspaceOperation lists the published paths")]
    [InlineData("Invoke-PaperspaceRestMethod machines -Method POST -Body ([timespan]1)", "POST machines", "Get-PaperspaceOperation says what an operation takes")]
    [InlineData("Invoke-PaperspaceRestMethod machines -Query @{ a = [timespan]1 }", "GET machines", "Get-PaperspaceOperation says what an operation takes")]
    [InlineData("Invoke-PaperspaceRestMethod machines -Paginate -Method POST", "POST machines", "Get-Help")]
    [InlineData("Get-PaperspaceOperation nothing/here", "nothing/here", "Get-PaperspaceOperation without a path lists all")]
    [InlineData("Get-PaperspaceMachine -Id a/b", "a/b", "Get-PaperspaceMachine lists the machines of a team, with their ids.")]
    [InlineData("Stop-PaperspaceMachine -Id '{id}'", "{id}", "Get-PaperspaceMachine lists the machines of a team, with their ids.")]
    [InlineData("Get-PaperspaceTeamMember -Team ' '", " ", "Get-PaperspaceTeamMembership lists the teams of a user, with their namespaces and ids.")]
    [InlineData("Get-PaperspaceTeamMember -Team '{id}'", "{id}", "Get-PaperspaceTeamMembership lists the teams of a user, with their namespaces and ids.")]
    [InlineData("Set-PaperspaceTeamMember nobody -Role Admin -Team a/b", "nobody", "Get-PaperspaceTeamMembership lists the teams of a user, with their namespaces and ids.")]
    [InlineData("Remove-PaperspaceTeamMember nobody -Team .. -Confirm:$false", "nobody", "Get-PaperspaceTeamMembership lists the teams of a user, with their namespaces and ids.")]
    public void What_is_refused_here_is_advised_of_where_to_look(string script, string target, string advice) =>
        IsAdvised(script, target, advice);

    [Fact]
    public void A_team_that_is_not_there_is_the_target()
    {
        rest.Api.Answer(_ => Sandbox.Server.SampleAccounts.Default.SessionJson);
        IsAdvised("Get-PaperspaceTeamMembership nobody", "nobody", "lists the user's teams");
        IsAdvised("Get-PaperspaceSession | Get-PaperspaceTeamMembership nobody", "nobody", "lists the user's teams");
    }

    [Theory]
    [InlineData("""{"items":[],"hasMore":true}""")]
    [InlineData("""{"items":[],"hasMore":true,"nextPage":"again"}""")]
    public void A_list_that_is_cut_is_not_to_be_taken_for_a_whole_one(string page)
    {
        rest.Api.Answer(_ => page);
        IsAdvised("Invoke-PaperspaceRestMethod machines -Paginate", "GET machines", "What was emitted is not the whole list");
        ErrorRecord error = rest.Shell.Fail($"Invoke-PaperspaceRestMethod things/{Shell.Key} -Paginate");
        Assert.StartsWith("GET things/***: ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("GET things/***", error.TargetObject);
    }

    [Fact]
    public void A_target_is_shown_without_the_key()
    {
        rest.Api.Answer(_ => new RestAnswer(404));
        IsAdvised($"Invoke-PaperspaceRestMethod things/{Shell.Key}", "GET things/***", "Get-PaperspaceOperation");
        IsAdvised($"Invoke-PaperspaceRestMethod 'things/{Shell.Key}/'", "GET things/***/", "Get-PaperspaceOperation");
    }

    /// <summary>Never the key, though it were given in another's place.</summary>
    [Theory]
    [InlineData("Connect-Paperspace $key -BaseUri http://127.0.0.1:1/v1 -MaximumRetryCount 0", "http://127.0.0.1:1")]
    [InlineData("'a b' | Connect-Paperspace -BaseUri https://example.com/v1", "https://example.com")]
    [InlineData("Connect-Paperspace $key -TimeoutSec 0", "https://api.paperspace.com")]
    [InlineData("Connect-Paperspace $key -BaseUri https://user:secret@example.com", "https://example.com")]
    [InlineData("Connect-Paperspace $key -BaseUri $key", "-BaseUri")]
    [InlineData("Connect-Paperspace -Team nobody-has-this", "nobody-has-this")]
    public void A_connect_s_target_is_the_server_or_the_team_that_was_asked_for(string script, string target)
    {
        using var shell = new Shell();
        Assert.Equal(target, shell.Fail(script, ("key", Shell.Key)).TargetObject);
    }

    [Theory]
    [InlineData("$closed = Connect-Paperspace $key -BaseUri $base; $closed | Disconnect-Paperspace; $closed | Invoke-PaperspaceRestMethod things", "Disconnected", "acme-research")]
    [InlineData("Disconnect-Paperspace -All; Invoke-PaperspaceRestMethod things", "NotConnected", null)]
    public void Without_a_key_to_take_out_the_target_is_the_account(string script, string id, string? target)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = new Shell();
        ErrorRecord error = shell.Fail(script, ("key", Shell.Key), ("base", api.BaseUri));
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith(target ?? "", $"{error.TargetObject}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_whose_id_cannot_be_one_is_looked_for_among_the_members()
    {
        rest.Api.Answer(_ => """{"items":[{"isAdmin":false,"isOwner":false,"user":{"id":"a/b","email":"a@b.example"}}],"hasMore":false}""");
        IsAdvised("Remove-PaperspaceTeamMember a/b -Confirm:$false", "a@b.example", "Get-PaperspaceTeamMember lists the members of a team, with their ids.");
    }

    [Theory]
    [InlineData(0, "There is no connection. Run Connect-Paperspace.", "$env:PAPERSPACE_API_KEY")]
    [InlineData(1, "(team 'team-1'). Give one as -Connection, or run Select-PaperspaceConnection.", "Get-PaperspaceConnection lists")]
    [InlineData(2, "(teams 'team-1', 'team-2'). Give one as -Connection, or run Select-PaperspaceConnection.", "Get-PaperspaceConnection lists")]
    [InlineData(4, "(teams 'team-1', 'team-2', 'team-3', ...). Give one as -Connection, or run Select-PaperspaceConnection.", "Get-PaperspaceConnection lists")]
    public void Without_a_default_connection_the_open_ones_are_named(int count, string words, string advice)
    {
        using var api = new FakeApi([.. Enumerable.Range(1, Math.Max(count, 1)).Select(number => SessionAnswers.Of(SessionAnswers.In($"team-{number}")))]);
        using var shell = new Shell();
        shell.Succeed(
            "for ($i = 0; $i -lt $count; $i++) { $null = Connect-Paperspace $key -BaseUri $base }; @() | Connect-Paperspace -BaseUri $base",
            ("count", count), ("key", Shell.Key), ("base", api.BaseUri));

        ErrorRecord error = shell.Fail("Get-PaperspaceSession");
        Assert.EndsWith(words, error.IsDesigned("NotConnected", ErrorCategory.AuthenticationError).Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private void IsAdvised(string script, string target, string advice)
    {
        ErrorRecord error = rest.Shell.Fail(script);
        Assert.Equal(target, error.TargetObject);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
