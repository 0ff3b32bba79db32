using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>The operations below <c>machines</c>.</summary>
internal sealed class MachineOperations(TeamResources resources)
{
    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(90);

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/machines", List);
        api.MapGet("/machines/{id}", Get);
        api.MapPatch("/machines/{id}/start", (HttpContext context, string id) =>
            Change(context, id, new("start", IsFor: state => state == "off", Meanwhile: "starting", Then: "ready")));
        api.MapPatch("/machines/{id}/stop", (HttpContext context, string id) =>
            Change(context, id, new("stop", IsFor: state => state == "ready", Meanwhile: "stopping", Then: "off")));
        api.MapPatch("/machines/{id}/restart", (HttpContext context, string id) =>
            Change(context, id, new("restart", IsFor: state => state == "ready", Meanwhile: "restarting", Then: "ready")));
    }

    private IResult List(HttpContext context)
    {
        var query = context.Request.Query;
        var team = Authentication.AccountOf(context).TeamId;
        var machines =
            from machine in resources.Machines.Values
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

    private static bool Is(string? filter, string value) => filter is null || filter == value;

    private IResult Get(HttpContext context, string id) =>
        Find(context, id, out var machine) ?? ApiAnswer.Of(machine);

    /// <summary>
    /// A machine takes a moment to change. The answer shows it on the way; when it is next asked for, it has arrived.
    /// </summary>
    private IResult Change(HttpContext context, string id, Transition transition)
    {
        lock (resources.Machines)
        {
            if (Find(context, id, out var machine) is { } error)
            {
                return error;
            }

            if (!transition.IsFor(machine.State))
            {
                return ApiError.Conflict($"Machine {id} cannot {transition.Name} while its state is {machine.State}.");
            }

            var now = DateTime.UtcNow;
            resources.Machines[id] = machine with { State = transition.Then, DtModified = now };
            return ApiAnswer.Of(new
            {
                Event = new MachineEvent(Guid.NewGuid().ToString(), transition.Name, "new", id, now),
                Data = machine with { State = transition.Meanwhile, DtModified = now },
            });
        }
    }

    private IResult? Find(HttpContext context, string id, out Machine machine) =>
        id == SampleMachines.BusyId
            ? Refuse(out machine, ApiError.TooManyRequests(context, BusyWait))
            : Authentication.Find(context, resources.Machines, id, out machine);

    private static IResult Refuse(out Machine machine, IResult error)
    {
        machine = null!;
        return error;
    }

    /// <summary>What a client may ask of a machine.</summary>
    private sealed record Transition(string Name, Func<string, bool> IsFor, string Meanwhile, string Then);
}
