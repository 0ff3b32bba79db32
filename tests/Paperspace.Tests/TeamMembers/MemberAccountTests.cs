using System.Management.Automation;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.TeamMembers;

/// <summary>Members are read and changed on the account and in the team that they came from, and on no other.</summary>
public sealed class MemberAccountTests : IAsyncLifetime
{
    // As it comes out of a file, a job or remoting.
    private const string Kept =
        "$serializer = [System.Management.Automation.PSSerializer]; $kept = $serializer::Deserialize($serializer::Serialize((Get-PaperspaceTeamMember 'Dennis Ritchie' -Connection $globex)));";

    private readonly Shell _shell = new();
    private SandboxServer _sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync();
        _shell.Succeed(
            "$globex = Connect-Paperspace $globexKey -BaseUri $base; $acme = Connect-Paperspace $acmeKey -BaseUri $base",
            ("base", _sandbox.BaseUri), ("globexKey", KeyOf("globex")), ("acmeKey", KeyOf("acme-research")));
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public void Piped_members_are_changed_with_the_key_of_their_team()
    {
        IReadOnlyList<PSObject> changed = _shell.Succeed(
            "$globex, $acme | Get-PaperspaceTeamMember 'Katherine Johnson' | Set-PaperspaceTeamMember -Role Admin -PassThru | ForEach-Object { \"$($_.Team) $($_.Role)\" }");

        Assert.Equal(["globex Admin", "acme-research Admin"], changed.Select(member => (string)member.BaseObject));
        RecordedRequest[] changes = Changes("PUT");
        Assert.Equal(["acme-research", "globex"], changes.Select(change => change.Team).Order());
        Assert.All(changes, change => Assert.Contains($"/teams/{IdOf(change.Team!)}/", change.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void Kept_members_are_changed_with_the_key_of_the_team_that_they_name()
    {
        _shell.Succeed($"{Kept} $kept | Remove-PaperspaceTeamMember -Confirm:$false");

        Assert.Equal("globex", Assert.Single(Changes("DELETE")).Team);
    }

    [Fact]
    public void A_member_of_a_team_that_nobody_is_connected_to_is_an_error_and_nothing_is_sent()
    {
        _shell.Succeed($"{Kept} Disconnect-Paperspace $globex");

        ErrorRecord error = _shell.Fail("$kept | Remove-PaperspaceTeamMember -Confirm:$false");

        error.IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        Assert.Empty(Changes("DELETE"));
    }

    /// <summary>As rows of a CSV file are, whose every value is text.</summary>
    [Theory]
    [InlineData("Email = $member.Email; IsAdmin = 'False'; Id = $member.Id; Team = 'globex'")]
    [InlineData("Id = $member.Id; Team = 'GLOBEX'")]
    [InlineData("email = $member.Email; team = 'globex'")]
    public void A_row_is_changed_with_the_key_of_the_team_that_it_names(string row)
    {
        PSObject changed = Assert.Single(_shell.Succeed(
            $"$member = Get-PaperspaceTeamMember 'Dennis Ritchie' -Connection $globex; [pscustomobject]@{{ {row} }} | Set-PaperspaceTeamMember -Role Admin -PassThru | ForEach-Object {{ \"$($_.Name), $($_.Role), $($_.Team)\" }}"));

        Assert.Equal("Dennis Ritchie, Admin, globex", changed.BaseObject);
        Assert.Equal("globex", Assert.Single(Changes("PUT")).Team);
    }

    [Fact]
    public void A_row_without_a_team_is_of_the_team_that_is_given_or_the_connections()
    {
        _shell.Succeed("[pscustomobject]@{ Email = (Get-PaperspaceTeamMember 'Katherine Johnson' -Connection $globex).Email } | Set-PaperspaceTeamMember -Role Admin -Team globex");
        _shell.Succeed("[pscustomobject]@{ Email = (Get-PaperspaceTeamMember 'Katherine Johnson').Email } | Set-PaperspaceTeamMember -Role Admin");

        Assert.Equal(["globex", "acme-research"], Changes("PUT").Select(change => change.Team));
    }

    [Theory]
    [InlineData("Id = 'ugxumgerjt'; Team = 'initech'", "NotConnected", ErrorCategory.AuthenticationError)]
    [InlineData("Id = 'nobody'; Team = 'globex'", "NotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Email = '*'; Team = 'globex'", "NotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Id = 'nobody'; Team = ''", "NotFound", ErrorCategory.ObjectNotFound)]
    public void A_row_that_nobody_is_meant_by_is_an_error_and_nothing_is_sent(string row, string id, ErrorCategory category)
    {
        ErrorRecord error = _shell.Fail($"[pscustomobject]@{{ {row} }} | Remove-PaperspaceTeamMember -Confirm:$false");

        error.IsDesigned(id, category);
        Assert.Empty(Changes("DELETE"));
    }

    [Fact]
    public async Task A_member_whose_connection_is_closed_is_changed_with_no_other_account()
    {
        await using SandboxServer other = await SandboxServer.StartAsync();
        _shell.Succeed(
            "$m = Get-PaperspaceTeamMember 'Dennis Ritchie' -Connection $globex; $null = Connect-Paperspace $globexKey -BaseUri $other; Disconnect-Paperspace $globex",
            ("other", other.BaseUri));

        ErrorRecord error = _shell.Fail("$m | Remove-PaperspaceTeamMember -Confirm:$false");

        error.IsDesigned("Disconnected", ErrorCategory.InvalidOperation);
        Assert.DoesNotContain(_sandbox.Requests.Concat(other.Requests), request => request.Method == "DELETE");
    }

    [Fact]
    public void Members_of_a_team_are_listed_with_the_same_account_that_signed_in_again()
    {
        _shell.Succeed("$globex.Team; $membership = Get-PaperspaceTeamMembership ada -Connection $acme; $acme = Connect-Paperspace $acmeKey -BaseUri $base");

        Assert.NotEmpty(_shell.Succeed("$membership | Get-PaperspaceTeamMember"));
    }

    [Fact]
    public async Task A_member_is_changed_with_the_same_account_that_signed_in_again()
    {
        await using SandboxServer other = await SandboxServer.StartAsync();
        _shell.Succeed(
            "$m = Get-PaperspaceTeamMember 'Dennis Ritchie' -Connection $globex; $null = $other, $base | ForEach-Object { Connect-Paperspace $globexKey -BaseUri $_ }",
            ("other", other.BaseUri));

        _shell.Succeed("$m | Remove-PaperspaceTeamMember -Confirm:$false");

        Assert.Equal("globex", Assert.Single(Changes("DELETE")).Team);
        Assert.DoesNotContain(other.Requests, request => request.Method == "DELETE");
    }

    [Theory]
    [InlineData("Set-PaperspaceTeamMember ada@acme-research.example -Role Member")]
    [InlineData("Get-PaperspaceTeamMember -Role Owner | Remove-PaperspaceTeamMember -Confirm:$false")]
    public void Who_changes_the_owner_is_advised_to_leave_the_owner_out(string script)
    {
        ErrorRecord error = _shell.Fail(script);

        error.IsDesigned("Conflict", ErrorCategory.ResourceExists);
        Assert.Contains("Get-PaperspaceTeamMember -Role Admin, Member", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private RecordedRequest[] Changes(string method) => [.. _sandbox.Requests.Where(request => request.Method == method)];

    private static string KeyOf(string team) => AccountOf(team).ApiKey;

    private static string IdOf(string team) => AccountOf(team).TeamId;

    private static SampleAccount AccountOf(string team) => SampleAccounts.All.First(account => account.Team == team);
}
