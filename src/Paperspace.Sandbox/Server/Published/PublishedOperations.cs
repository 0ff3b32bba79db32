using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>
/// Every published operation, by what its path and its answer say it is: a list, making, getting, changing or deleting one of its
/// items. What needs more is in <see cref="PublishedActions"/>, or has operations of its own that go before these.
/// </summary>
internal sealed class PublishedOperations(TeamResources resources, MachineLife life)
{
    private readonly PublishedActions _actions = new(resources, life);
    private readonly References _references = new(resources);

    private Items Items => resources.Items;

    public void Map(IEndpointRouteBuilder api)
    {
        foreach (var operation in PublishedOperation.All)
        {
            api.MapMethods($"/{operation.Path}", [operation.Method], (Delegate)((HttpContext context) => AnswerAsync(operation, context)))
                .WithOrder(1);
        }
    }

    private async Task<IResult> AnswerAsync(PublishedOperation operation, HttpContext context)
    {
        var call = await Call.ReadAsync(operation, context);
        lock (resources.Machines)
        {
            return FaultOfOwner(call) ?? call.RequestBody.Fault ?? _references.FaultOf(call.Account, call.RequestBody)
                ?? _actions.Answer(call) ?? Answer(call);
        }
    }

    private IResult? FaultOfOwner(Call call)
    {
        life.Settle();
        return call.Owner.Length == 0 ? null : call.Segments[0] switch
        {
            "machines" => Authentication.Find(call.Context, resources.Machines, call.Owner, out var machine)
                ?? (machine.DtDeleted is null ? null : ApiError.NotFound),
            "projects" => Authentication.Find(call.Context, resources.Projects, call.Owner, out _),
            var list => Items.Find(call.Account.TeamId, list, call.Owner, out _),
        };
    }

    private IResult Answer(Call call)
    {
        if (SampleKinds.Find(call.ListPath) is not { } kind)
        {
            return ApiError.NotInSandbox(call.Operation);
        }

        if (kind["answer"] is { } answer)
        {
            return ApiAnswer.Of(SampleKinds.Fill(answer, call.Account));
        }

        return (call.Operation.Method, call.Key) switch
        {
            ("GET", null) => List(call, kind),
            ("POST", null) => Create(call, kind),
            ("GET", { } key) => Items.Find(call.Account.TeamId, call.List, key, out var item) ?? ApiAnswer.Of(item),
            ("PUT", { } key) => Items.Find(call.Account.TeamId, call.List, key, out var item) ?? Update(call, item),
            ("DELETE", { } key) => Items.Find(call.Account.TeamId, call.List, key, out var item) ?? Delete(call, kind, item),
            _ => ApiError.NotInSandbox(call.Operation),
        };
    }

    private IResult List(Call call, JsonObject kind)
    {
        var all = kind["from"] is { } other
            ? Items.In(call.Account.TeamId, other.GetValue<string>()).Where(item => (string?)item["projectId"] == call.Owner)
            : Items.In(call.Account.TeamId, call.List);
        var filters = call.Operation.Query.Where(field => !RequestQuery.Paging.Contains(field.Name) && call.Query(field.Name) is not null);
        var orders = call.Operation.Query.First(field => field.Name == "orderBy").Values;
        return ListPages.Answer(
            call.Context.Request.Query,
            all.Where(item => filters.All(filter => Matches(item, filter.Name, call.Query(filter.Name)!))).ToList(),
            Items.KeyOf,
            [.. orders.Select(order => (order, (Func<JsonObject, IComparable>)(item => item[order]?.ToString() ?? "")))]);
    }

    private static bool Matches(JsonObject item, string filter, string value) => filter switch
    {
        "privacy" => (bool?)item["isPublic"] == (value == "PUBLIC"),
        "tags" => item["tags"]!.AsArray().Any(tag => (string?)tag == value),
        "deploymentId" => (string?)item["deployment"]?["id"] == value,
        "machineId" => (string?)(item["machineId"] ?? item["parentMachineId"]) == value,
        _ => item[filter]?.ToString() == value,
    };

    private IResult Create(Call call, JsonObject kind)
    {
        var items = Items.In(call.Account.TeamId, call.List);
        var item = SampleKinds.New(call.ListPath, call.Account, call.Owner);
        if (call.Text("userId") is { } user)
        {
            if (items.Exists(other => Items.KeyOf(other) == user))
            {
                return ApiError.Conflict($"{user} is in {call.List} already.");
            }

            item["user"] = Items.User(resources.Members[(call.Account.TeamId, user)].User);
        }

        while (Items.IsTaken(call.List, Items.KeyOf(item)))
        {
            item = SampleKinds.New(call.ListPath, call.Account, call.Owner);
        }

        Set(item, call.Body);
        items.Add(item);
        return _actions.Show(call, kind, item, "create");
    }

    private static IResult Update(Call call, JsonObject item)
    {
        Set(item, call.Body);
        if (item.ContainsKey("dtModified"))
        {
            item["dtModified"] = DateTime.UtcNow;
        }

        return ApiAnswer.Of(item);
    }

    private IResult Delete(Call call, JsonObject kind, JsonObject item)
    {
        Items.In(call.Account.TeamId, call.List).Remove(item);
        if (call.Operation.Answer == "Reference")
        {
            return ApiAnswer.Of(Reference(call));
        }

        if (item.ContainsKey("dtDeleted"))
        {
            item["dtDeleted"] = DateTime.UtcNow;
        }

        return _actions.Show(call, kind, item, "delete");
    }

    /// <summary>What a path names, and what that belongs to unless it is just an id.</summary>
    private static JsonObject Reference(Call call)
    {
        var reference = new JsonObject();
        var names = call.Operation.Path.Split('/');
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].StartsWith('{') && (i == names.Length - 1 || names[i] != "{id}"))
            {
                reference[names[i].Trim('{', '}')] = call.Segments[i];
            }
        }

        return reference;
    }

    // A field of the body that the item does not have is written and never shown: a script, a password.
    private static void Set(JsonObject item, JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            if (item.TryGetPropertyValue(name, out var former) && (value is not null || former is null))
            {
                item[name] = former is JsonArray && value is JsonValue list
                    ? new JsonArray([.. list.GetValue<string>().Split(',').Select(part => JsonValue.Create(part.Trim()))])
                    : value?.DeepClone();
            }
            else if (name == "machineId" && item.ContainsKey("parentMachineId"))
            {
                item["parentMachineId"] = value?.DeepClone();
            }
        }
    }
}
