using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Gets the members of a team.</summary>
[Cmdlet(VerbsCommon.Get, "PaperspaceTeamMember")]
[OutputType(typeof(TeamMember))]
public sealed class GetPaperspaceTeamMemberCommand : ConnectedCommand
{
    /// <summary>Email addresses, full names or ids of members, with wildcards. Without it, all members, page by page.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [NameTransformation]
    [ArgumentCompleter(typeof(TeamMemberCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only members in these roles.</summary>
    [Parameter]
    [ValidateSet("Owner", "Admin", "Member")]
    public string[]? Role { get; set; }

    /// <summary>The id or namespace of the team, or a membership of it. Without it, the team of the connection.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [TeamTransformation]
    [ArgumentCompleter(typeof(TeamCompleter))]
    public string? Team { get; set; }

    /// <summary>Emits the members of one team.</summary>
    protected override void ProcessRecord()
    {
        Connection? connection = null;
        try
        {
            (connection, string teamId) = TeamMemberList.Resolve(Team, Connection, Connections);
            Write(connection, teamId);
        }
        catch (PaperspaceException e)
        {
            WriteFailure(e, Team ?? connection?.Team ?? Connection?.Team);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Write(Connection connection, string teamId)
    {
        using var progress = new PageProgress(this, "members");
        IEnumerable<TeamMember> members = TeamMemberList.Walk(connection, teamId, progress.Report, Context);
        if (Name is not null)
        {
            TeamMember[] all = [.. members];
            connection.Known.Set(all);
            var filter = TeamMemberList.Filter(Name, all);
            foreach (TeamMember member in all.Where(member => filter.Chooses(member) && IsWanted(member)))
            {
                WriteObject(member);
            }

            foreach (string name in filter.Unmatched)
            {
                WriteFailure(TeamMemberList.NotFound(name, TeamMemberList.NamespaceOf(teamId, connection)), name);
            }

            return;
        }

        var seen = new List<TeamMember>();
        connection.Known.Set(seen);
        foreach (TeamMember member in members)
        {
            seen.Add(member);
            if (IsWanted(member))
            {
                WriteObject(member);
            }
        }
    }

    private bool IsWanted(TeamMember member) =>
        Role is null || Role.Contains(member.Role, StringComparer.OrdinalIgnoreCase);
}
