using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace;

/// <summary>A team as a membership shows it.</summary>
public sealed class MembershipTeam : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<MembershipTeam> Fields = new(() => new MembershipTeam())
    {
        { "dtCreated", Date },
        { "id", Text },
        { "isUserTeam", Flag },
        { "name", Text },
        { "namespace", Text },
        { "publicProfileImageUrl", OrNull(Text), Optional },
    };

    internal MembershipTeam()
    {
    }

    /// <summary>The date the team was created, in UTC.</summary>
    public DateTime DtCreated { get; internal set; }

    /// <summary>The ID of the team.</summary>
    public string Id { get; internal set; } = null!;

    /// <summary>Whether the team is the user's own team.</summary>
    public bool IsUserTeam { get; internal set; }

    /// <summary>The name of the team.</summary>
    public string Name { get; internal set; } = null!;

    /// <summary>The namespace of the team.</summary>
    public string Namespace { get; internal set; } = null!;

    /// <summary>The URL of the team's profile image; null when it has none.</summary>
    public string? PublicProfileImageUrl { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
