using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paperspace.Sandbox.Server.Published;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>The operations on projects themselves.</summary>
internal sealed class ProjectOperations(TeamResources resources)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/projects", List);
        api.MapPost("/projects", (Delegate)CreateAsync);
        api.MapGet("/projects/{id}", Get);
        api.MapPut("/projects/{id}", UpdateAsync);
        api.MapDelete("/projects/{id}", Delete);
    }

    private IResult List(HttpContext context)
    {
        var team = Authentication.AccountOf(context).TeamId;
        return ListPages.Answer(
            context.Request.Query,
            resources.Projects.Values.Where(project => project.TeamId == team),
            project => project.Id,
            ("dtCreated", project => project.DtCreated));
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context);
        if (body.Fault is { } fault)
        {
            return fault;
        }

        var team = Authentication.AccountOf(context);
        lock (resources.Projects)
        {
            var id = SampleIds.New("pr", team.Team, resources.Projects.ContainsKey);
            return ApiAnswer.Of(resources.Projects[id] = new Project(team.TeamId, id, body.Text("name")!, DateTime.UtcNow));
        }
    }

    private IResult Get(HttpContext context, string id) =>
        Authentication.Find(context, resources.Projects, id, out var project) ?? ApiAnswer.Of(project);

    private async Task<IResult> UpdateAsync(HttpContext context, string id)
    {
        var body = await RequestBody.ReadAsync(context);

        // Found only now: while the body came, it may have been deleted.
        lock (resources.Projects)
        {
            return Authentication.Find(context, resources.Projects, id, out var project) ?? body.Fault
                ?? ApiAnswer.Of(resources.Projects[id] = project with { Name = body.Text("name") ?? project.Name });
        }
    }

    private IResult Delete(HttpContext context, string id)
    {
        lock (resources.Projects)
        {
            if (Authentication.Find(context, resources.Projects, id, out var project) is { } refused)
            {
                return refused;
            }

            resources.Projects.TryRemove(id, out _);
            return ApiAnswer.Of(project with { DtDeleted = DateTime.UtcNow });
        }
    }
}
