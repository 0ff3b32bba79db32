using Paperspace.Changes;

namespace Paperspace.TeamMembers;

/// <summary>A member that is meant.</summary>
/// <param name="Operations">Those of the account that it is changed with.</param>
/// <param name="Throttle">What holds the account's changes back.</param>
/// <param name="TeamId">The team's ID, for the path.</param>
/// <param name="Member">The member as listed.</param>
/// <param name="Deadline">Until when it must have happened.</param>
internal sealed record MemberTarget(
    MemberOperations Operations, Throttle Throttle, string TeamId, TeamMember Member, Deadline Deadline);
