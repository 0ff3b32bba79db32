using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paperspace.Sandbox.Server.Published;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>The operations below <c>machines</c>, and the events of machines.</summary>
internal sealed class MachineOperations(TeamResources resources, MachineLife life)
{
    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(90);

    private readonly References _references = new(resources);

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/machines", List);
        api.MapPost("/machines", (Delegate)CreateAsync);
        api.MapGet("/machines/{id}", Get);
        api.MapPut("/machines/{id}", UpdateAsync);
        api.MapDelete("/machines/{id}", Delete);
        MapPower(api, new("start", IsFor: state => state == "off", Meanwhile: "starting", Then: "ready"));
        MapPower(api, new("stop", IsFor: state => state == "ready", Meanwhile: "stopping", Then: "off"));
        MapPower(api, new("restart", IsFor: state => state == "ready", Meanwhile: "restarting", Then: "ready"));
        api.MapGet("/machine-events", ListEvents);
        api.MapGet("/machine-events/{id}", GetEvent);
        api.MapGet("/os-templates", (HttpContext context) => ListPages.Answer(
            context.Request.Query,
            MachineCatalog.Templates.Where(template => Is(context.Request.Query["name"], template.Name)),
            template => template.Id,
            ("dtCreated", template => template.DtCreated)));
        api.MapGet("/machine-availability", (HttpContext context) => ApiAnswer.Of(new
        {
            available = MachineCatalog.HasType(context.Request.Query["machineType"]!) && MachineCatalog.HasRegion(context.Request.Query["region"]!),
        }));
    }

    private void MapPower(IEndpointRouteBuilder api, Transition transition) => api.MapPatch(
        $"/machines/{{id}}/{transition.Name}", (HttpContext context, string id) => ChangePower(context, id, transition));

    private IResult List(HttpContext context)
    {
        var query = context.Request.Query;
        var team = Authentication.AccountOf(context).TeamId;
        var machines =
            from machine in life.Machines
            where machine.TeamId == team
                && Is(query["name"], machine.Name)
                && Is(query["region"], machine.Region)
                && Is(query["agentType"], machine.AgentType)
                && Is(query["machineType"], machine.MachineType)
            select machine;
        return ListPages.Answer(
            query,
            machines,
            machine => machine.Id,
            ("dtCreated", machine => machine.DtCreated),
            ("name", machine => machine.Name),
            ("state", machine => machine.State));
    }

    private static bool Is(string? filter, string? value) => filter is null || filter == value;

    private IResult Get(HttpContext context, string id) =>
        Find(context, id, out var machine) ?? ApiAnswer.Of(machine);

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context);
        var team = Authentication.AccountOf(context);
        lock (resources.Machines)
        {
            if ((body.Fault ?? _references.FaultOf(team, body)) is { } fault)
            {
                return fault;
            }

            var id = SampleIds.New("ps", team.Team, resources.Machines.ContainsKey);
            var state = body.Flag("startOnCreate") == false ? "off" : "ready";
            return Begin("create", MachineCatalog.Create(team, id, SystemOf(team, body.Text("templateId")!), body), "provisioning", then => then with { State = state });
        }
    }

    private async Task<IResult> UpdateAsync(HttpContext context, string id)
    {
        var body = await RequestBody.ReadAsync(context);

        // Found only now: while the body came, it may have become another.
        lock (resources.Machines)
        {
            return FindToChange(context, id, out var machine) ?? body.Fault ?? _references.FaultOf(Authentication.AccountOf(context), body)
                ?? ApiAnswer.Of(new { data = resources.Machines[id] = MachineCatalog.Change(machine, body) });
        }
    }

    // Templates are of the API, or of the team.
    private string SystemOf(SampleAccount team, string templateId) =>
        MachineCatalog.Templates.FirstOrDefault(template => template.Id == templateId)?.OperatingSystemLabel
        ?? (resources.Items.Find(team.TeamId, "custom-templates", templateId, out var own) is null ? (string)own["operatingSystemLabel"]! : "");

    private IResult Delete(HttpContext context, string id)
    {
        lock (resources.Machines)
        {
            return FindToChange(context, id, out var machine)
                ?? Begin("deactivate", machine, machine.State, then => then with { DtDeleted = DateTime.UtcNow });
        }
    }

    private IResult ChangePower(HttpContext context, string id, Transition transition)
    {
        lock (resources.Machines)
        {
            return FindToChange(context, id, out var machine) is { } error ? error
                : !transition.IsFor(machine.State)
                    ? ApiError.Conflict($"Machine {id} cannot {transition.Name} while its state is {machine.State}.")
                : Begin(transition.Name, machine, transition.Meanwhile, then => then with { State = transition.Then });
        }
    }

    private IResult Begin(string name, Machine machine, string meanwhile, Func<Machine, Machine> then)
    {
        var (@event, data) = life.Begin(name, machine, meanwhile, then);
        return ApiAnswer.Of(new { @event, data });
    }

    private IResult ListEvents(HttpContext context)
    {
        var query = context.Request.Query;
        var team = Authentication.AccountOf(context).TeamId;
        return ListPages.Answer(
            query,
            life.Events.Where(item => resources.Machines[item.MachineId].TeamId == team && Is(query["machineId"], item.MachineId)),
            item => item.Id,
            ("dtCreated", item => item.DtCreated));
    }

    private IResult GetEvent(HttpContext context, string id)
    {
        var team = Authentication.AccountOf(context).TeamId;
        return life.Events.FirstOrDefault(item => item.Id == id) is not { } found ? ApiError.NotFound
            : resources.Machines[found.MachineId].TeamId != team ? ApiError.Forbidden
            : ApiAnswer.Of(found);
    }

    private IResult? FindToChange(HttpContext context, string id, out Machine machine) =>
        Find(context, id, out machine) ?? (life.IsLeaving(id) ? ApiError.Conflict($"Machine {id} is about to be deleted.") : null);

    private IResult? Find(HttpContext context, string id, out Machine machine)
    {
        life.Settle();
        return id == SampleMachines.BusyId ? Refuse(out machine, ApiError.TooManyRequests(context, BusyWait))
            : Authentication.Find(context, resources.Machines, id, out machine)
                ?? (machine.DtDeleted is null ? null : ApiError.NotFound);
    }

    private static IResult Refuse(out Machine machine, IResult error)
    {
        machine = null!;
        return error;
    }

    /// <summary>What a client may ask of a machine.</summary>
    private sealed record Transition(string Name, Func<string, bool> IsFor, string Meanwhile, string Then);
}
