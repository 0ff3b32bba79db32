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
        { "isAdmin", Flag, (answer, value) => answer.Member.IsAdmin = value },
        { "isOwner", Flag, (answer, value) => answer.Member.IsOwner = value },
        { "dtConfirmed", OrNothing(Date), (answer, value) => answer.Member.DtConfirmed = value, Optional },
        { "user", Object(MemberUser.Fields), (answer, value) => answer.User = value },
    };

    internal TeamMember Member { get; } = new();

    internal MemberUser User { get; set; } = null!;

    /// <summary>The member, with what the API nests beside the rest.</summary>
    internal TeamMember ToMember()
    {
        Member.Id = User.Id;
        Member.Email = User.Email;
        Member.FirstName = User.FirstName;
        Member.LastName = User.LastName;
        Member.PublicProfileImageUrl = User.PublicProfileImageUrl;
        Member.LastActive = User.LastActive;
        Member.SetAdditionalProperties(Later());
        return Member;
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
