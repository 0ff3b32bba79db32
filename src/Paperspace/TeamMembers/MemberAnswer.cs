using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace.TeamMembers;

/// <summary>A member as the API lists it (the API's document, <c>GET /teams/{teamId}/users</c>).</summary>
internal sealed class MemberAnswer : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<MemberAnswer> Fields = new(() => new MemberAnswer())
    {
        { "isAdmin", Flag },
        { "isOwner", Flag },
        { "dtConfirmed", OrNothing(Date), Optional },
        { "user", Object(MemberUser.Fields) },
    };

    internal bool IsAdmin { get; set; }

    internal bool IsOwner { get; set; }

    internal DateTime? DtConfirmed { get; set; }

    internal MemberUser User { get; set; } = null!;

    /// <summary>The member, with what the API nests beside the rest.</summary>
    internal TeamMember ToMember()
    {
        var member = new TeamMember
        {
            IsAdmin = IsAdmin,
            IsOwner = IsOwner,
            DtConfirmed = DtConfirmed,
            Id = User.Id,
            Email = User.Email,
            FirstName = User.FirstName,
            LastName = User.LastName,
            PublicProfileImageUrl = User.PublicProfileImageUrl,
            LastActive = User.LastActive,
        };
        member.SetAdditionalProperties(Later());
        return member;
    }

    private Dictionary<string, object?>? Later()
    {
        if (AdditionalProperties is null && User.AdditionalProperties is null)
        {
            return null;
        }

        var later = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> field in
            (User.AdditionalProperties ?? new Dictionary<string, object?>()).Concat(AdditionalProperties ?? new Dictionary<string, object?>()))
        {
            later[field.Key] = field.Value;
        }

        return later;
    }
}
