using System.Text.Json.Nodes;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>What the teams own of every kind that needs no code of its own: lists of JSON objects, by team and path.</summary>
internal sealed class Items
{
    private readonly Dictionary<(string TeamId, string List), List<JsonObject>> _lists = [];

    public List<JsonObject> In(string teamId, string list)
    {
        if (!_lists.TryGetValue((teamId, list), out var items))
        {
            _lists[(teamId, list)] = items = [];
        }

        return items;
    }

    /// <summary>Finds what a team has; otherwise returns the error to answer with.</summary>
    public Microsoft.AspNetCore.Http.IResult? Find(string teamId, string list, string key, out JsonObject item)
    {
        item = In(teamId, list).Find(candidate => KeyOf(candidate) == key)!;
        return item is not null ? null
            : IsTaken(list, key) ? ApiError.Forbidden
            : ApiError.NotFound;
    }

    /// <summary>Whether any team has something of that key in the list.</summary>
    public bool IsTaken(string list, string key) =>
        _lists.Any(team => team.Key.List == list && team.Value.Exists(item => KeyOf(item) == key));

    /// <summary>What tells an item from the others of its list.</summary>
    public static string KeyOf(JsonObject item) =>
        ((item["user"] as JsonObject)?["id"] ?? item["version"] ?? item["ip"] ?? item["id"])!.ToString();

    /// <summary>Who has access to something, as the API shows it.</summary>
    public static JsonObject User(MemberUser user) => new()
    {
        ["id"] = user.Id,
        ["email"] = user.Email,
        ["firstName"] = user.FirstName,
        ["lastName"] = user.LastName,
        ["publicProfileImageUrl"] = user.PublicProfileImageUrl,
    };

    /// <summary>Adds what every team has at first, and what its machines refer to.</summary>
    public void AddSamples(SampleAccount team, IReadOnlyCollection<Machine> machines, MemberUser? owner)
    {
        foreach (var (list, item) in SampleKinds.Of(team, machines.Count > 0))
        {
            In(team.TeamId, list).Add(item);
        }

        foreach (var machine in machines)
        {
            if (owner is not null)
            {
                In(team.TeamId, $"machines/{machine.Id}/accessors").Add(new JsonObject { ["user"] = User(owner), ["dtDeleted"] = null });
            }

            if (machine.PublicIp is { } ip)
            {
                In(team.TeamId, "public-ips").Add(new JsonObject
                {
                    ["ip"] = ip, ["region"] = machine.Region, ["assignedMachineId"] = machine.Id, ["dtCreated"] = machine.DtCreated,
                });
            }

            if (machine.RestorePointSnapshotId is { } snapshot)
            {
                In(team.TeamId, "snapshots").Add(new JsonObject
                {
                    ["id"] = snapshot, ["name"] = $"{machine.Name} before shutdown", ["machineId"] = machine.Id, ["isAutoSnapshot"] = true,
                });
            }
        }
    }
}
