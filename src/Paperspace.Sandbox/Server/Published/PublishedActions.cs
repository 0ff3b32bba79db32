using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>The published operations that do more than to keep what they are given.</summary>
internal sealed class PublishedActions(TeamResources resources, MachineLife life)
{
    private Items Items => resources.Items;

    /// <summary>What such an operation answers; null for any other.</summary>
    public IResult? Answer(Call call) => $"{call.Operation.Method} {call.Operation.Path}" switch
    {
        "POST deployments" => Deploy(call),
        "POST startup-scripts/{id}/assign" => Assign(call, isAssigned: true),
        "POST startup-scripts/{id}/unassign" => Assign(call, isAssigned: false),
        "POST snapshots/{id}/restore" =>
            Show(call, SampleKinds.Find("snapshots")!, Find(call, "snapshots", call.Owner), "restore"),
        "PUT public-ips/{ip}" => AssignAddress(call),
        "POST projects/{id}/models/{modelId}" => Link(call, call.Owner),
        "DELETE projects/{id}/models/{modelId}" => Link(call, null),
        "DELETE projects/{id}/tags" => DeleteTag(call),
        _ => null,
    };

    /// <summary>Answers with an item, beside the event of its machine where the operation has one.</summary>
    public IResult Show(Call call, JsonObject kind, JsonObject item, string change) =>
        !call.Operation.Answer.StartsWith("Change", StringComparison.Ordinal) ? ApiAnswer.Of(item)
        : ApiAnswer.Of(new
        {
            @event = life.Record($"{kind["event"]}-{change}", (string)(item["machineId"] ?? item["parentMachineId"])!),
            data = item,
        });

    private JsonObject Find(Call call, string list, string id) =>
        Items.Find(call.Account.TeamId, list, id, out var item) is null ? item : throw new KeyNotFoundException(id);

    private IResult Deploy(Call call)
    {
        var deployments = Items.In(call.Account.TeamId, "deployments");
        JsonObject deployment;
        if (call.Text("deploymentId") is { } known)
        {
            deployment = Find(call, "deployments", known);
        }
        else
        {
            deployments.Add(deployment = SampleKinds.New("deployments", call.Account));
        }

        var id = (string)deployment["id"]!;
        var config = call.Body["config"]!;
        var spec = SampleKinds.New("deployments/{id}/history", call.Account, id);
        spec["data"] = config.DeepClone();
        deployment["name"] = config["name"]?.ToString();
        deployment["projectId"] = call.Text("projectId");
        deployment["endpoint"] = $"d{id}.deployments.example";
        deployment["latestSpec"] = spec.DeepClone();
        Items.In(call.Account.TeamId, $"deployments/{id}/history").Add(spec);
        return ApiAnswer.Of(new { deploymentId = id });
    }

    private IResult Assign(Call call, bool isAssigned)
    {
        var script = Find(call, "startup-scripts", call.Owner);
        var machine = call.Text("machineId");
        var machines = script["assignedMachineIds"]!.AsArray().Select(id => (string?)id).Where(id => id != machine);
        script["assignedMachineIds"] = new JsonArray([.. (isAssigned ? machines.Append(machine) : machines).Select(id => JsonValue.Create(id))]);
        return ApiAnswer.Of(script);
    }

    private IResult AssignAddress(Call call)
    {
        if (Items.Find(call.Account.TeamId, "public-ips", call.Key!, out var address) is { } error)
        {
            return error;
        }

        if (address["assignedMachineId"] is { } former && resources.Machines.TryGetValue((string)former!, out var left))
        {
            resources.Machines[left.Id] = left with { PublicIp = null, PublicIpType = "none" };
        }

        address.Remove("assignedMachineId");
        if (call.Text("machineId") is { } id)
        {
            address["assignedMachineId"] = id;
            resources.Machines[id] = resources.Machines[id] with { PublicIp = call.Key, PublicIpType = "static" };
        }

        return ApiAnswer.Of(address);
    }

    private IResult Link(Call call, string? project)
    {
        if (Items.Find(call.Account.TeamId, "models", call.Key!, out var model) is { } error)
        {
            return error;
        }

        if (project is null && (string?)model["projectId"] != call.Owner)
        {
            return ApiError.NotFound;
        }

        model["projectId"] = project;
        return ApiAnswer.Of(model);
    }

    private IResult DeleteTag(Call call)
    {
        var tags = Items.In(call.Account.TeamId, call.List);
        var tag = tags.Find(candidate => (string?)candidate["name"] == call.Query("name"));
        return tag is not null && tags.Remove(tag) ? ApiAnswer.Of(tag) : ApiError.NotFound;
    }
}
