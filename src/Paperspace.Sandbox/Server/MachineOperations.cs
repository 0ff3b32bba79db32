using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>The operations below <c>machines</c>, and the events of machines.</summary>
internal sealed class MachineOperations(TeamResources resources, MachineLife life)
{
    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(90);

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
            context.Request.Query, MachineCatalog.Templates, template => template.Id, ("dtCreated", template => template.DtCreated)));
        api.MapGet("/machine-availability", (string machineType, string region) =>
            ApiAnswer.Of(new { available = MachineCatalog.HasType(machineType) && MachineCatalog.HasRegion(region) }));
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
        var (fields, error) = await MachineFields.ReadNewAsync(context.Request);
        if (error is not null)
        {
            return error;
        }

        var team = Authentication.AccountOf(context);
        var state = fields.Flag("startOnCreate") == false ? "off" : "ready";
        lock (resources.Machines)
        {
            var machine = MachineCatalog.Create(team, SampleIds.New("ps", team.Team, resources.Machines.ContainsKey), fields);
            return Begin("create", machine, "provisioning", then => then with { State = state });
        }
    }

    private async Task<IResult> UpdateAsync(HttpContext context, string id)
    {
        var (fields, error) = await MachineFields.ReadAsync(context.Request);

        // Found only now: while the body came, it may have become another.
        lock (resources.Machines)
        {
            return FindToChange(context, id, out var machine) ?? error ?? ApiAnswer.Of(new { data = resources.Machines[id] = MachineCatalog.Change(machine, fields) });
        }
    }

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
