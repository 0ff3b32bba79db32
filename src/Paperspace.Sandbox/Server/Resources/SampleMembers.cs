using System.Text.Json;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>The members that the teams have at first: the persons of the sample data, and colleagues of Ada's.</summary>
internal static class SampleMembers
{
    private const int DaysOfAYear = 365;

    /// <summary>Colleagues in <c>acme-research</c> and <c>globex</c>, and how many days ago each was last active.</summary>
    private static readonly (string First, string Last, bool IsAdmin, int? ActiveDaysAgo)[] Colleagues =
    [
        ("Barbara", "Liskov", true, 2),
        ("Edsger", "Dijkstra", true, 210),
        ("Katherine", "Johnson", false, 0),
        ("Dennis", "Ritchie", false, DaysOfAYear),
        ("Radia", "Perlman", false, null),
    ];

    public static IEnumerable<Member> Of(SampleAccount team)
    {
        foreach (var account in SampleAccounts.All.DistinctBy(account => account.Name))
        {
            using var session = JsonDocument.Parse(account.SessionJson);
            var user = session.RootElement.GetProperty("user");
            foreach (var membership in user.GetProperty("teamMemberships").EnumerateArray()
                .Where(membership => membership.GetProperty("team").GetProperty("id").ValueEquals(team.TeamId)))
            {
                yield return new Member(
                    team.TeamId,
                    membership.GetProperty("isAdmin").GetBoolean(),
                    membership.GetProperty("isOwner").GetBoolean(),
                    DateTime.UtcNow.Date.AddYears(-2),
                    new MemberUser(
                        user.GetProperty("id").GetString()!,
                        user.GetProperty("email").GetString()!,
                        user.GetProperty("firstName").GetString(),
                        user.GetProperty("lastName").GetString(),
                        PublicProfileImageUrl: null,
                        DateTime.UtcNow.Date));
            }
        }

        if (team.Team is "acme-research" or "globex")
        {
            for (var i = 0; i < Colleagues.Length; i++)
            {
                var (first, last, isAdmin, daysAgo) = Colleagues[i];
                yield return new Member(
                    team.TeamId,
                    isAdmin,
                    IsOwner: false,
                    DateTime.UtcNow.Date.AddYears(-1).AddDays(-i),
                    new MemberUser(
                        SampleIds.Of("u", team.Team, i),
                        $"{first}.{last}@{team.Team}.example".ToLowerInvariant(),
                        first,
                        last,
                        PublicProfileImageUrl: null,
                        daysAgo is { } days ? DateTime.UtcNow.Date.AddDays(-days) : null));
            }
        }
    }
}
