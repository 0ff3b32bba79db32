using Paperspace.Changes;

namespace Paperspace.TeamMembers;

/// <summary>A change of members. As with machines, one whose answer was lost is settled by looking.</summary>
/// <param name="isAdmin">Whether the member becomes an admin; null to remove it.</param>
internal sealed class MemberChange(bool? isAdmin)
{
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    /// <summary>Makes the change, and returns the member as it is then.</summary>
    /// <exception cref="PaperspaceException">It was not made, or may not have been.</exception>
    internal async Task<TeamMember> MakeAsync(MemberTarget target, Slot slot, CancellationToken stop)
    {
        TeamMember member = target.Member;
        try
        {
            MemberChangeAnswer answer = await ChangeSending.SendAsync(
                token => isAdmin is { } admin
                    ? target.Operations.UpdateAsync(target.TeamId, member.Id, admin, token)
                    : target.Operations.RemoveAsync(target.TeamId, member.Id, token),
                target.Throttle,
                slot,
                target.Deadline,
                stop).ConfigureAwait(false);
            (member.IsAdmin, member.IsOwner) = (answer.IsAdmin, answer.IsOwner);
            return member;
        }
        catch (PaperspaceException e) when (Machines.MachineChange.IsLost(e.Kind))
        {
            return await SettleAsync(e, target, slot, stop).ConfigureAwait(false);
        }
    }

    private async Task<TeamMember> SettleAsync(PaperspaceException failure, MemberTarget target, Slot slot, CancellationToken stop)
    {
        string found;
        try
        {
            TeamMember? now = await ChangeSending.SendAsync(
                token => target.Operations.FindAsync(target.TeamId, target.Member.Id, token),
                target.Throttle,
                slot,
                target.Deadline.Remaining > LastLook ? target.Deadline : new Deadline(LastLook),
                stop).ConfigureAwait(false);
            if (isAdmin is { } wanted ? now?.IsAdmin == wanted : now is null)
            {
                target.Member.IsAdmin = now?.IsAdmin ?? target.Member.IsAdmin;
                return target.Member;
            }

            found = now is null ? "the member is not in the team" : $"the member is listed as {now.Role}";
        }
        catch (PaperspaceException e)
        {
            found = $"the team could not be looked at ({e.Message})";
        }

        throw failure.WithMessage($"{failure.Message} The change may have been made all the same: {found}.");
    }
}
