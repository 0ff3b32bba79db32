using Paperspace.Json;

namespace Paperspace;

/// <summary>A team that the user is a member of, and what the user is in it.</summary>
public sealed class TeamMembership : ApiObject
{
    internal TeamMembership()
    {
    }

    // In this order they are the columns of a CSV file.

    /// <summary>The team's name.</summary>
    public string Name => Team.Name;

    /// <summary>The team's namespace.</summary>
    public string Namespace => Team.Namespace;

    /// <summary>The team's ID.</summary>
    public string Id => Team.Id;

    /// <summary>Whether the user is an admin of the team.</summary>
    public bool IsAdmin { get; internal init; }

    /// <summary>Whether the user is the owner of the team.</summary>
    public bool IsOwner { get; internal init; }

    /// <summary>Whether this is the team of the key in use.</summary>
    public bool IsCurrent { get; internal set; }

    /// <summary>The team.</summary>
    public MembershipTeam Team { get; internal init; } = null!;

    /// <summary>The team's name.</summary>
    public override string ToString() => Name;

    internal static TeamMembership Read(ref JsonReader json)
    {
        json.ExpectObject();
        bool? isAdmin = null;
        bool? isOwner = null;
        MembershipTeam? team = null;
        Dictionary<string, object?>? unknown = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("isAdmin"u8))
            {
                isAdmin = json.NextBoolean();
            }
            else if (json.ValueTextEquals("isOwner"u8))
            {
                isOwner = json.NextBoolean();
            }
            else if (json.ValueTextEquals("team"u8))
            {
                team = json.Next(MembershipTeam.Read);
            }
            else
            {
                json.NextUnknown(ref unknown);
            }
        }

        return new TeamMembership
        {
            IsAdmin = json.Required(isAdmin, "isAdmin"),
            IsOwner = json.Required(isOwner, "isOwner"),
            Team = json.Required(team, "team"),
            Unknown = unknown,
        };
    }
}
