using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Changes;
using Paperspace.Connections;
using Paperspace.TeamMembers;

namespace Paperspace.Commands;

/// <summary>What cmdlets have that change members of teams: many at once, each with the account and in the team it came from.</summary>
public abstract class ChangeTeamMemberCommand : OriginCommand
{
    private protected const string NameSet = "Name";
    private protected const string TeamMemberSet = "TeamMember";

    private readonly Dictionary<ApiClient, Throttle> _throttles = [];
    private readonly Dictionary<(Connection, string TeamId), TeamMember[]> _lists = [];
    private readonly HashSet<(ApiClient, string, string)> _meant = [];
    private Slots? _slots;
    private ManyAtOnce<MemberTarget, TeamMember>? _changes;
    private ManyProgress? _progress;

    /// <summary>Email addresses, full names or ids of members, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [NameTransformation]
    [ArgumentCompleter(typeof(TeamMemberCompleter))]
    public string[] Name { get; set; } = null!;

    /// <summary>Members; each is changed with the account and in the team that it came from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TeamMemberSet)]
    [ValidateNotNullOrEmpty]
    [TeamMemberTransformation]
    public TeamMember[] TeamMember { get; set; } = null!;

    /// <summary>The id or namespace of the team. Without it, each member's own, else the connection's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [TeamTransformation]
    [ArgumentCompleter(typeof(TeamCompleter))]
    public string? Team { get; set; }

    /// <summary>How many requests of this cmdlet may be in flight at a time.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Emits the members as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What it does to a member, for <c>-WhatIf</c> and <c>-Confirm</c>.</summary>
    private protected abstract string Action { get; }

    /// <summary>What it is doing, for progress.</summary>
    private protected abstract string Activity { get; }

    private protected abstract MemberChange Change { get; }

    /// <summary>Makes ready for the changes.</summary>
    protected override void BeginProcessing()
    {
        MemberChange change = Change;
        _progress = new ManyProgress(this, Activity, "member", "members");
        _slots = new Slots(ThrottleLimit);
        _changes = new ManyAtOnce<MemberTarget, TeamMember>(_slots, change.MakeAsync, HandBack, ShowProgress, Stop);
    }

    /// <summary>Changes the members of one record.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == NameSet)
        {
            Guard(string.Join(", ", Name), TakeNamed);
            return;
        }

        foreach (TeamMember member in TeamMember)
        {
            Guard(member.Email, () =>
            {
                (Connection connection, string teamId) = OwnerOf(member);
                Take(member.IsRow ? Listed(member, connection, teamId) : member, connection, teamId);
            });
        }
    }

    /// <summary>Hands back what is left.</summary>
    protected override void EndProcessing()
    {
        try
        {
            _changes!.Complete();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            _progress!.End();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _changes?.Dispose();
            _slots?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void TakeNamed()
    {
        (Connection connection, string teamId) = TeamMemberList.Resolve(Team, Connection, Connections);
        TeamMember[] members = ListOf(connection, teamId);
        NameFilter<TeamMember> filter = TeamMemberList.Filter(Name, members);
        foreach (TeamMember member in members.Where(filter.Chooses))
        {
            Take(member, connection, teamId);
        }

        foreach (string name in filter.Unmatched)
        {
            WriteFailure(TeamMemberList.NotFound(name, TeamMemberList.NamespaceOf(teamId, connection)), name);
        }
    }

    private TeamMember Listed(TeamMember row, Connection connection, string teamId) =>
        Array.Find(ListOf(connection, teamId), member => member.IsMeantBy(row))
            ?? throw TeamMemberList.NotFound(row.Email, TeamMemberList.NamespaceOf(teamId, connection));

    private TeamMember[] ListOf(Connection connection, string teamId)
    {
        if (!_lists.TryGetValue((connection, teamId), out TeamMember[]? members))
        {
            _lists[(connection, teamId)] = members = TeamMemberList.Get(connection, teamId, Context);
        }

        return members;
    }

    private void Take(TeamMember member, Connection connection, string teamId)
    {
        ApiClient client = connection.Client;
        string team = TeamMemberList.NamespaceOf(teamId, connection);
        if (!_meant.Add((client, teamId, member.Id))
            || !ShouldProcess(VisibleText.Of($"{member.Email} ({member.Id}), team {team}"), Action))
        {
            return;
        }

        if (!_throttles.TryGetValue(client, out Throttle? throttle))
        {
            _throttles[client] = throttle = new Throttle(Journal);
        }

        _progress!.Add(throttle);
        _changes!.Add(new MemberTarget(
            new MemberOperations(client, Journal), throttle, teamId, member, new Deadline(TimeSpan.FromSeconds(TimeoutSec))));
    }

    private (Connection Connection, string TeamId) OwnerOf(TeamMember member)
    {
        string team = member.TeamId ?? member.Team;
        if (team.Length == 0)
        {
            return TeamMemberList.Resolve(Team, Connection, Connections);
        }

        if (Team is not null && !Team.Equals(member.Team, StringComparison.OrdinalIgnoreCase) && Team != member.TeamId)
        {
            throw new PaperspaceException(
                ErrorKind.InvalidRequest,
                $"The member '{VisibleText.Of(member.Email)}' is of the team '{VisibleText.Of(member.Team)}', and -Team is '{VisibleText.Of(Team)}'. Nothing was sent.");
        }

        Connection? origin = Origin.Of(member);
        if (Connection is null)
        {
            if (origin is not null)
            {
                return (Connections.OpenOf(origin), team);
            }

            if (Connections.FindTeam(member.Team) is null)
            {
                throw new PaperspaceException(
                    ErrorKind.NotConnected,
                    $"This runspace has no connection to a team with the namespace '{VisibleText.Of(member.Team)}'. Run Connect-Paperspace with a key of that team.");
            }
        }

        return TeamMemberList.Resolve(team, Connection, Connections);
    }

    private void ShowProgress()
    {
        WriteJournal();
        _progress!.Show();
    }

    private void HandBack(Outcome<MemberTarget, TeamMember> outcome)
    {
        WriteJournal();
        TeamMember member = outcome.Item.Member;
        if (outcome.Failure is { } failure)
        {
            _progress!.Failed();
            WriteFailure(
                failure.WithMessage($"Member '{VisibleText.Of(member.Email)}': {failure.Message} (team {VisibleText.Of(member.Team)})"),
                member.Email,
                action: AdviceFor(failure.Kind, member));
            return;
        }

        _progress!.Arrived();
        if (PassThru)
        {
            WriteObject(outcome.Result);
        }
    }

    private static string? AdviceFor(ErrorKind kind, TeamMember member) => kind switch
    {
        ErrorKind.Conflict or ErrorKind.BadRequest or ErrorKind.Forbidden when member.IsOwner =>
            "No operation of the API changes the owner of a team; Paperspace's support may hand a team over. Get-PaperspaceTeamMember -Role Admin, Member leaves the owner out.",
        ErrorKind.NotFound => "Get-PaperspaceTeamMember lists the members of a team, with their ids.",
        ErrorKind.Timeout or ErrorKind.ConnectionFailed or ErrorKind.ServerError or ErrorKind.InvalidResponse =>
            "Look at the team with Get-PaperspaceTeamMember before you change it again.",
        ErrorKind.TooManyRequests =>
            "Raise -TimeoutSec: within it the command waits for as long as the API asks, and sends again.",
        _ => null,
    };
}
