using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paperspace.Sandbox.Server.Published;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>The operations on the members of teams. Every member may see them, and admins may change them.</summary>
internal sealed class MemberOperations(TeamResources resources)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/teams/{teamId}/users", List);
        api.MapPut("/teams/{teamId}/users/{userId}", (Delegate)UpdateAsync);
        api.MapDelete("/teams/{teamId}/users/{userId}", Delete);
    }

    private IResult List(HttpContext context, string teamId)
    {
        var role = (string?)context.Request.Query["role"];
        return Check(context, teamId, changes: false) ?? ListPages.Answer(
            context.Request.Query,
            resources.Members.Values.Where(member => member.TeamId == teamId && (role is null || role == RoleOf(member))),
            member => member.User.Id,
            ("dtConfirmed", member => member.DtConfirmed ?? DateTime.MaxValue));
    }

    private async Task<IResult> UpdateAsync(HttpContext context, string teamId, string userId)
    {
        var body = await RequestBody.ReadAsync(context);

        // Found only now: while the body came, the member may have left.
        lock (resources.Members)
        {
            return Find(context, teamId, userId, out var member) ?? body.Fault
                ?? Show(resources.Members[(teamId, userId)] = member with { IsAdmin = body.Flag("isAdmin")!.Value }, dtDeleted: null);
        }
    }

    private IResult Delete(HttpContext context, string teamId, string userId)
    {
        lock (resources.Members)
        {
            if (Find(context, teamId, userId, out var member) is { } refused)
            {
                return refused;
            }

            resources.Members.TryRemove((teamId, userId), out _);
            return Show(member, DateTime.UtcNow);
        }
    }

    private IResult? Find(HttpContext context, string teamId, string userId, out Member member)
    {
        member = null!;
        return Check(context, teamId, changes: true)
            ?? (!resources.Members.TryGetValue((teamId, userId), out member!) ? ApiError.NotFound
                : member.IsOwner ? ApiError.Conflict("The owner of a team cannot be changed.")
                : null);
    }

    private IResult? Check(HttpContext context, string teamId, bool changes)
    {
        var user = UserIdOf(Authentication.AccountOf(context));
        return resources.Members.TryGetValue((teamId, user), out var own)
            ? changes && !own.IsAdmin && !own.IsOwner ? ApiError.Forbidden : null
            : SampleAccounts.All.Any(other => other.TeamId == teamId) ? ApiError.Forbidden : ApiError.NotFound;
    }

    private static string UserIdOf(SampleAccount account)
    {
        using var session = JsonDocument.Parse(account.SessionJson);
        return session.RootElement.GetProperty("user").GetProperty("id").GetString()!;
    }

    private static string RoleOf(Member member) => member.IsOwner ? "owner" : member.IsAdmin ? "admin" : "member";

    private static IResult Show(Member member, DateTime? dtDeleted) =>
        ApiAnswer.Of(new { member.IsOwner, member.IsAdmin, member.DtConfirmed, DtDeleted = dtDeleted });
}
