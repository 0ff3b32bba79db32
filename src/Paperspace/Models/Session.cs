using System.Text.Json;
using Paperspace.Json;

namespace Paperspace;

/// <summary>Who the API key is: its team and its user (the API's document, <c>GET /auth/session</c>).</summary>
public sealed class Session : ApiObject
{
    internal Session()
    {
    }

    /// <summary>The team that the key belongs to. It has no name here: the membership that is current has it.</summary>
    public Team Team { get; internal init; } = null!;

    /// <summary>The user that the key belongs to.</summary>
    public User User { get; internal init; } = null!;

    /// <summary>The teams that the user is a member of, as in <see cref="Paperspace.User.TeamMemberships"/>.</summary>
    public IReadOnlyList<TeamMembership> TeamMemberships => User.TeamMemberships;

    /// <summary>Reads a session; null when the document is null, which is how the API says "not logged in".</summary>
    internal static Session? ReadOrNull(ref JsonReader json) =>
        json.TokenType == JsonTokenType.Null ? null : Read(ref json);

    private static Session Read(ref JsonReader json)
    {
        json.ExpectObject();
        Team? team = null;
        User? user = null;
        Dictionary<string, object?>? unknown = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("team"u8))
            {
                team = json.Next(Team.Read);
            }
            else if (json.ValueTextEquals("user"u8))
            {
                user = json.Next(User.Read);
            }
            else
            {
                json.NextUnknown(ref unknown);
            }
        }

        var session = new Session
        {
            Team = json.Required(team, "team"),
            User = json.Required(user, "user"),
            Unknown = unknown,
        };
        session.MarkCurrentTeam();
        return session;
    }

    internal void MarkCurrentTeam()
    {
        foreach (TeamMembership membership in TeamMemberships)
        {
            membership.IsCurrent = membership.Team.Id == Team.Id;
        }
    }
}
