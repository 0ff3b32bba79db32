using System.Management.Automation;
using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;

namespace Paperspace;

/// <summary>
/// A member of a team. What the API nests as the member's user stands beside the rest here, so that a table or a file has it.
/// </summary>
public sealed class TeamMember : ApiObject
{
    /// <summary>What a file or another process hands back; the API's own form is <see cref="TeamMembers.MemberAnswer"/>.</summary>
    internal static readonly ModelFields<TeamMember> Fields = new(() => new TeamMember())
    {
        { "email", Text },
        { "firstName", OrNull(Text) },
        { "lastName", OrNull(Text) },
        { "isAdmin", Flag },
        { "isOwner", Flag },
        { "lastActive", OrNothing(Date) },
        { "dtConfirmed", OrNothing(Date) },
        { "publicProfileImageUrl", OrNull(Text) },
        { "id", Text },
    };

    internal TeamMember()
    {
    }

    // In this order they are the columns of a CSV file.

    /// <summary>The member's email address.</summary>
    public string Email { get; internal set; } = null!;

    /// <summary>The member's first name; null when not given.</summary>
    public string? FirstName { get; internal set; }

    /// <summary>The member's last name; null when not given.</summary>
    public string? LastName { get; internal set; }

    /// <summary>First and last name; empty when neither is given.</summary>
    public string Name => $"{FirstName} {LastName}".Trim();

    /// <summary>What the member is in the team: <c>Owner</c>, <c>Admin</c> or <c>Member</c>.</summary>
    public string Role => IsOwner ? "Owner" : IsAdmin ? "Admin" : "Member";

    /// <summary>Whether the member is an admin of the team.</summary>
    public bool IsAdmin { get; internal set; }

    /// <summary>Whether the member owns the team.</summary>
    public bool IsOwner { get; internal set; }

    /// <summary>When the member was last active, in UTC; null when the API does not say.</summary>
    public DateTime? LastActive { get; internal set; }

    /// <summary>When the member confirmed the membership, in UTC; null before that.</summary>
    public DateTime? DtConfirmed { get; internal set; }

    /// <summary>The address of the member's profile image; null when there is none.</summary>
    public string? PublicProfileImageUrl { get; internal set; }

    /// <summary>The ID of the member's user.</summary>
    public string Id { get; internal set; } = null!;

    /// <summary>The namespace of the team, or its ID where that is all that is known.</summary>
    public string Team { get; internal set; } = "";

    /// <summary>The ID of the team in the API's paths; null for a member that came from a file or another process.</summary>
    internal string? TeamId { get; set; }

    /// <summary>Whether a row of a file names it by its ID or email address, and the rest is yet to be looked up.</summary>
    internal bool IsRow { get; private init; }

    /// <summary>The email address.</summary>
    public override string ToString() => Email;

    /// <summary>Makes a member of what Clixml, a job or remoting left of one.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is not whole.</exception>
    internal static TeamMember Rebuild(PSObject bag)
    {
        TeamMember member = Fields.Rebuild(bag);
        member.Team = TextOf(bag, nameof(Team));
        return member;
    }

    /// <summary>Makes a member of the row of a file; null of one that has neither an ID nor an email address.</summary>
    internal static TeamMember? OfRow(PSObject row)
    {
        (string id, string email) = (TextOf(row, nameof(Id)), TextOf(row, nameof(Email)));
        return id.Length == 0 && email.Length == 0
            ? null
            : new TeamMember { Id = id, Email = email.Length > 0 ? email : id, Team = TextOf(row, nameof(Team)), IsRow = true };
    }

    /// <summary>Whether this is the member that a row names: by its ID where the row has one, else by its email address.</summary>
    internal bool IsMeantBy(TeamMember row) =>
        row.Id.Length > 0 ? Id == row.Id : Email.Equals(row.Email, StringComparison.OrdinalIgnoreCase);

    private static string TextOf(PSObject bag, string property) => bag.Properties[property]?.Value?.ToString()?.Trim() ?? "";
}
