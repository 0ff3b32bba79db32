using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paperspace.Sandbox.Server.Published;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>The operations on the secrets of projects, and on those of teams, which only admins may change.</summary>
internal sealed class SecretOperations(TeamResources resources)
{
    /// <summary>The error for who may not look at (or change) an owner's secrets; null for who may.</summary>
    private delegate IResult? Check(HttpContext context, string ownerId, bool changes);

    public void Map(IEndpointRouteBuilder api)
    {
        Map(api.MapGroup("/projects/{id}/secrets"), CheckProject);
        Map(api.MapGroup("/teams/{id}/secrets"), CheckTeam);
    }

    private void Map(RouteGroupBuilder secrets, Check check)
    {
        secrets.MapGet("", (HttpContext context, string id) =>
            check(context, id, changes: false) ?? List(context, OwnerOf(id)));
        secrets.MapPost("", async (HttpContext context, string id) =>
            check(context, id, changes: true) ?? await CreateAsync(context, OwnerOf(id)));
        secrets.MapGet("/{name}", (HttpContext context, string id, string name) =>
            check(context, id, changes: false) ?? Get(OwnerOf(id), name));
        secrets.MapPatch("/{name}", async (HttpContext context, string id, string name) =>
            check(context, id, changes: true) ?? await UpdateAsync(context, OwnerOf(id), name));
        secrets.MapDelete("/{name}", (HttpContext context, string id, string name) =>
            check(context, id, changes: true) ?? Delete(OwnerOf(id), name));
    }

    // The vendor's tool names a team by its namespace.
    private static string OwnerOf(string id) => SampleAccounts.All.FirstOrDefault(team => team.Team == id)?.TeamId ?? id;

    private IResult? CheckProject(HttpContext context, string projectId, bool changes) =>
        Authentication.Find(context, resources.Projects, projectId, out _);

    private static IResult? CheckTeam(HttpContext context, string id, bool changes)
    {
        var teamId = OwnerOf(id);
        var account = Authentication.AccountOf(context);
        return account.TeamId == teamId
            ? changes && !account.IsAdmin ? ApiError.Forbidden : null
            : SampleAccounts.All.Any(other => other.TeamId == teamId) ? ApiError.Forbidden : ApiError.NotFound;
    }

    private IResult List(HttpContext context, string ownerId) => ListPages.Answer(
        context.Request.Query,
        resources.Secrets.Where(secret => secret.Key.OwnerId == ownerId).Select(secret => secret.Value),
        secret => secret.Name,
        ("dtCreated", secret => secret.DtCreated));

    private async Task<IResult> CreateAsync(HttpContext context, string ownerId)
    {
        var body = await RequestBody.ReadAsync(context);
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var now = DateTime.UtcNow;
        var secret = new Secret(body.Text("name")!, now, now);
        return resources.Secrets.TryAdd((ownerId, secret.Name), secret)
            ? Show(secret)
            : ApiError.Conflict($"A secret with the name {secret.Name} exists already.");
    }

    private IResult Get(string ownerId, string name) =>
        resources.Secrets.TryGetValue((ownerId, name), out var secret) ? ApiAnswer.Of(secret) : ApiError.NotFound;

    private async Task<IResult> UpdateAsync(HttpContext context, string ownerId, string name)
    {
        var body = await RequestBody.ReadAsync(context);

        // Found only now: while the body came, it may have been deleted.
        lock (resources.Secrets)
        {
            return !resources.Secrets.TryGetValue((ownerId, name), out var secret) ? ApiError.NotFound
                : body.Fault ?? Show(resources.Secrets[(ownerId, name)] = secret with { DtModified = DateTime.UtcNow });
        }
    }

    private IResult Delete(string ownerId, string name)
    {
        lock (resources.Secrets)
        {
            return resources.Secrets.TryRemove((ownerId, name), out _) ? ApiAnswer.Of(new { name }) : ApiError.NotFound;
        }
    }

    // Only getting tells whether a deployment uses the secret.
    private static IResult Show(Secret secret) => ApiAnswer.Of(new { secret.Name, secret.DtCreated, secret.DtModified });
}
