using Paperspace.Api;
using Paperspace.Json;
using Paperspace.Rest;

namespace Paperspace.TeamMembers;

/// <summary>The API's operations on the members of teams, each sent once.</summary>
/// <param name="client">Sends them.</param>
/// <param name="journal">Keeps what they did.</param>
internal sealed class MemberOperations(ApiClient client, RequestJournal journal)
{
    /// <summary>Reads a page of the list of members.</summary>
    internal static readonly Func<ApiAnswer, Page<MemberAnswer>> ReadPage =
        answer => JsonDocuments.Read(answer.Body, Page<MemberAnswer>.Read(MemberAnswer.Fields.Read), answer.Stop);

    internal static string ListPath(string teamId) => $"teams/{PathSegment.OfTeam(teamId)}/users?limit=120";

    /// <summary>Finds a member in the list; null when the member is not in it.</summary>
    /// <exception cref="PaperspaceException">The list cannot be had, or not the whole of it.</exception>
    internal async Task<TeamMember?> FindAsync(string teamId, string userId, CancellationToken stop)
    {
        var list = new ApiRequest(HttpMethod.Get, ListPath(teamId));
        var cursors = new PageCursors(list, client.BaseUri, client.Show);
        string? cursor = null;
        do
        {
            string after = cursor is null ? "" : $"&after={Uri.EscapeDataString(cursor)}";
            Page<MemberAnswer> page = await client
                .SendOnceAsync(list with { PathAndQuery = list.PathAndQuery + after }, ReadPage, journal, stop).ConfigureAwait(false);
            if (page.Items.FirstOrDefault(item => item.User.Id == userId) is { } found)
            {
                return found.ToMember();
            }

            cursor = cursors.After(page);
        }
        while (cursor is not null);
        return null;
    }

    /// <summary>Makes a member an admin, or not.</summary>
    internal Task<MemberChangeAnswer> UpdateAsync(string teamId, string userId, bool isAdmin, CancellationToken stop) =>
        ChangeAsync(new ApiRequest(HttpMethod.Put, PathOf(teamId, userId), isAdmin ? """{"isAdmin":true}"""u8.ToArray() : """{"isAdmin":false}"""u8.ToArray()), stop);

    internal Task<MemberChangeAnswer> RemoveAsync(string teamId, string userId, CancellationToken stop) =>
        ChangeAsync(new ApiRequest(HttpMethod.Delete, PathOf(teamId, userId)), stop);

    private Task<MemberChangeAnswer> ChangeAsync(ApiRequest request, CancellationToken stop) => client.SendOnceAsync(
        request, answer => JsonDocuments.Read(answer.Body, MemberChangeAnswer.Fields.Read, answer.Stop), journal, stop);

    private static string PathOf(string teamId, string userId) => $"teams/{PathSegment.OfTeam(teamId)}/users/{PathSegment.OfMember(userId)}";
}
