using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Connections;
using Paperspace.Sessions;

namespace Paperspace.Commands;

/// <summary>Gets the team memberships of the session piped in, which makes no request, else of a fresh session.</summary>
[Cmdlet(VerbsCommon.Get, "PaperspaceTeamMembership", DefaultParameterSetName = ConnectionSet)]
[OutputType(typeof(TeamMembership))]
public sealed class GetPaperspaceTeamMembershipCommand : ConnectedCommand
{
    private const string ConnectionSet = "Connection";
    private const string SessionSet = "Session";

    /// <summary>Names, namespaces or ids of teams, with wildcards. Without it, all teams.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TeamCompleter))]
    public string[]? Team { get; set; }

    /// <summary>Only teams that the user is an admin of.</summary>
    [Parameter]
    public SwitchParameter Admin { get; set; }

    /// <summary>Only teams that the user owns.</summary>
    [Parameter]
    public SwitchParameter Owner { get; set; }

    /// <summary>Only the team of the key in use.</summary>
    [Parameter]
    public SwitchParameter Current { get; set; }

    /// <summary>The session to look in, also one that came through Clixml, a job or remoting. Without it, a fresh one.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = SessionSet)]
    [ValidateNotNullOrEmpty]
    [SessionTransformation]
    public Session? Session { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ValidateNotNullOrEmpty]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public override ConnectionIdentity? Connection { get; set; }

    /// <summary>Emits the memberships of one session.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == SessionSet)
        {
            Emit(Session!, connection: null, Origin.Of(Session!));
        }
        else
        {
            base.ProcessRecord();
        }
    }

    private protected override void Process(Connection connection) =>
        Emit(SessionOperations.Get(connection, Context), connection, connection);

    private void Emit(Session session, Connection? connection, Connection? origin)
    {
        var filter = new NameFilter<TeamMembership>(
            Team, session.TeamMemberships, membership => [membership.Name, membership.Namespace, membership.Id]);
        foreach (TeamMembership membership in session.TeamMemberships)
        {
            if (filter.Chooses(membership)
                && (!Admin || membership.IsAdmin)
                && (!Owner || membership.IsOwner)
                && (!Current || membership.IsCurrent))
            {
                if (origin is not null)
                {
                    Origin.Set(membership, origin);
                }

                WriteObject(membership);
            }
        }

        foreach (string team in filter.Unmatched)
        {
            WriteFailure(
                new PaperspaceException(
                    ErrorKind.NotFound,
                    $"{VisibleText.Of(session.User.Email)} is in no team with the name, namespace or id '{VisibleText.Of(team)}'.")
                {
                    Advice = "Get-PaperspaceTeamMembership without a name lists the user's teams.",
                },
                team,
                connection);
        }
    }
}
