using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;

namespace Paperspace;

/// <summary>A team that the user is a member of, and what the user is in it.</summary>
public sealed class TeamMembership : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<TeamMembership> Fields = new(() => new TeamMembership())
    {
        { "isAdmin", Flag },
        { "isOwner", Flag },
        { "team", Object(MembershipTeam.Fields) },
    };

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

    /// <summary>What the user is in the team: <c>Owner</c>, <c>Admin</c> or <c>Member</c>.</summary>
    public string Role => IsOwner ? "Owner" : IsAdmin ? "Admin" : "Member";

    /// <summary>Whether the user is an admin of the team.</summary>
    public bool IsAdmin { get; internal set; }

    /// <summary>Whether the user is the owner of the team.</summary>
    public bool IsOwner { get; internal set; }

    /// <summary>Whether this is the team of the key in use.</summary>
    public bool IsCurrent { get; internal set; }

    /// <summary>The user's email address: whose membership it is.</summary>
    public string User { get; internal set; } = "";

    /// <summary>The team.</summary>
    public MembershipTeam Team { get; internal set; } = null!;

    /// <summary>The team's name.</summary>
    public override string ToString() => Name;
}
