using Paperspace.Api;
using Paperspace.Connections;
using Paperspace.Rest;
using Paperspace.TeamMembers;

namespace Paperspace.Commands;

/// <summary>The members of a team.</summary>
internal static class TeamMemberList
{
    /// <summary>The connection to use for a team, and the team's id for the API's paths.</summary>
    /// <param name="team">An id or namespace, perhaps with an origin; null for the connection's own team.</param>
    /// <param name="given">The connection that was given; null for none.</param>
    /// <param name="store">The session's connections.</param>
    /// <exception cref="PaperspaceException">There is no connection.</exception>
    internal static (Connection Connection, string TeamId) Resolve(string? team, ConnectionIdentity? given, ConnectionStore store)
    {
        if (team is null)
        {
            Connection connection = store.Resolve(given);
            return (connection, connection.TeamId);
        }

        Connection used = given is not null
            ? store.Resolve(given)
            : Array.Find(store.All, connection => Is(connection, team))
                ?? (Origin.Of(team) is { } origin ? store.OpenOf(origin) : store.Resolve(null));
        return (used, IdOf(team, used));
    }

    /// <summary>Walks over the list, page by page as its items are wanted.</summary>
    internal static IEnumerable<TeamMember> Walk(
        Connection connection, string teamId, Action<int>? pageDone, RequestContext context)
    {
        string team = NamespaceOf(teamId, connection);
        var walk = new PageWalk<MemberAnswer>(
            connection, RequestPath.Parse(MemberOperations.ListPath(teamId)), MemberOperations.ReadPage, context)
        {
            PageDone = pageDone,
        };
        foreach (MemberAnswer answer in walk.Items())
        {
            TeamMember member = answer.ToMember();
            member.Team = team;
            member.TeamId = teamId;
            Origin.Set(member, connection);
            yield return member;
        }
    }

    /// <summary>The whole list.</summary>
    internal static TeamMember[] Get(Connection connection, string teamId, RequestContext context)
    {
        TeamMember[] members = [.. Walk(connection, teamId, pageDone: null, context)];
        connection.Known.Set(members);
        return members;
    }

    internal static NameFilter<TeamMember> Filter(string[]? names, IReadOnlyCollection<TeamMember> members) =>
        new(names, members, member => [member.Email, member.Name, member.Id]);

    internal static PaperspaceException NotFound(string name, string team) => new(
        ErrorKind.NotFound,
        $"The team '{VisibleText.Of(team)}' has no member with the email address, name or id '{VisibleText.Of(name)}'. Get-PaperspaceTeamMember lists its members.");

    internal static string NamespaceOf(string teamId, Connection connection) =>
        teamId == connection.TeamId
            ? connection.Team
            : connection.Known.Of<TeamMembership>().FirstOrDefault(membership => membership.Id == teamId)?.Namespace ?? teamId;

    private static bool Is(Connection connection, string team) =>
        connection.TeamId == team || connection.Team.Equals(team, StringComparison.OrdinalIgnoreCase);

    private static string IdOf(string team, Connection connection) =>
        Is(connection, team)
            ? connection.TeamId
            : connection.Known.Of<TeamMembership>()
                .FirstOrDefault(membership => membership.Namespace.Equals(team, StringComparison.OrdinalIgnoreCase))?.Id ?? team;
}
