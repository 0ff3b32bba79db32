using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes deserialised members, and rows that name members, where members are due.</summary>
internal sealed class TeamMemberTransformationAttribute : ItemTransformationAttribute<TeamMember>
{
    private protected override TeamMember Rebuild(PSObject bag) => TeamMember.Rebuild(bag);

    private protected override TeamMember? OfRow(PSObject row) => TeamMember.OfRow(row);
}
