using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace.TeamMembers;

/// <summary>The user in a member of a team.</summary>
internal sealed class MemberUser : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<MemberUser> Fields = new(() => new MemberUser())
    {
        { "id", Text },
        { "email", Text },
        { "firstName", OrNull(Text), Optional },
        { "lastName", OrNull(Text), Optional },
        { "publicProfileImageUrl", OrNull(Text), Optional },
        { "lastActive", OrNothing(Date), Optional },
    };

    internal string Id { get; set; } = null!;

    internal string Email { get; set; } = null!;

    internal string? FirstName { get; set; }

    internal string? LastName { get; set; }

    internal string? PublicProfileImageUrl { get; set; }

    internal DateTime? LastActive { get; set; }
}
