using System.Management.Automation;
using Paperspace.TeamMembers;

namespace Paperspace.Commands;

/// <summary>Takes members out of a team.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "PaperspaceTeamMember",
    DefaultParameterSetName = TeamMemberSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(TeamMember))]
public sealed class RemovePaperspaceTeamMemberCommand : ChangeTeamMemberCommand
{
    private protected override string Action => "Remove from the team";

    private protected override string Activity => "Removing";

    private protected override MemberChange Change => new(isAdmin: null);
}
