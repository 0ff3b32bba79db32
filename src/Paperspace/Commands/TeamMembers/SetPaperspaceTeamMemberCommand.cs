using System.Management.Automation;
using Paperspace.TeamMembers;

namespace Paperspace.Commands;

/// <summary>Makes members of a team admins of it, or not any more.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "PaperspaceTeamMember",
    DefaultParameterSetName = TeamMemberSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(TeamMember))]
public sealed class SetPaperspaceTeamMemberCommand : ChangeTeamMemberCommand
{
    private const string Admin = "Admin";

    /// <summary>What the members become.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet(Admin, "Member")]
    public string Role { get; set; } = "";

    private bool MakesAdmin => Role.Equals(Admin, StringComparison.OrdinalIgnoreCase);

    private protected override string Action => MakesAdmin ? "Make an admin" : "Make a member without rights of an admin";

    private protected override string Activity => "Changing";

    private protected override MemberChange Change => new(MakesAdmin);
}
