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
        { "id", Text, (user, value) => user.Id = value },
        { "email", Text, (user, value) => user.Email = value },
        { "firstName", OrNull(Text), (user, value) => user.FirstName = value, Optional },
        { "lastName", OrNull(Text), (user, value) => user.LastName = value, Optional },
        { "publicProfileImageUrl", OrNull(Text), (user, value) => user.PublicProfileImageUrl = value, Optional },
        { "lastActive", OrNothing(Date), (user, value) => user.LastActive = value, Optional },
    };

    internal string Id { get; set; } = null!;

    internal string Email { get; set; } = null!;

    internal string? FirstName { get; set; }

    internal string? LastName { get; set; }

    internal string? PublicProfileImageUrl { get; set; }

    internal DateTime? LastActive { get; set; }
}
