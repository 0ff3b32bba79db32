using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace.TeamMembers;

/// <summary>What the API answers to a change of a member: the membership, without its user.</summary>
internal sealed class MemberChangeAnswer : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<MemberChangeAnswer> Fields = new(() => new MemberChangeAnswer())
    {
        { "isOwner", Flag },
        { "isAdmin", Flag },
        { "dtConfirmed", OrNothing(Date), Optional },
        { "dtDeleted", OrNothing(Date), Optional },
    };

    internal bool IsOwner { get; set; }

    internal bool IsAdmin { get; set; }

    internal DateTime? DtConfirmed { get; set; }

    internal DateTime? DtDeleted { get; set; }
}
