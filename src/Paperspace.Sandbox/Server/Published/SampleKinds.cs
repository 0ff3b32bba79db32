using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>
/// The kinds of things in <c>SampleData/resources.json</c>, by the path of their list. A kind has what is new in one
/// (<c>new</c>) and the samples that every team has at first; or it is of another list (<c>from</c>); or it is always
/// answered alike (<c>answer</c>). Where there is an <c>event</c>, changes are those of a machine.
/// </summary>
internal static partial class SampleKinds
{
    private static readonly JsonObject Kinds = Load();

    /// <summary>A kind, by the path of its list; null where the sandbox does not have it.</summary>
    public static JsonObject? Find(string path) => Kinds[AnyPlaceholder().Replace(path, "{id}")] as JsonObject;

    /// <summary>What a thing is before anything is said of it.</summary>
    public static JsonObject New(string path, SampleAccount team, string owner = "") =>
        Fill(Find(path)!["new"]!, team, owner).AsObject();

    /// <summary>All samples of a team, each with the path of its list.</summary>
    public static IEnumerable<(string List, JsonObject Item)> Of(SampleAccount team, bool hasMachines)
    {
        foreach (var (path, kind) in Kinds)
        {
            foreach (var (owner, samples) in SamplesOf(kind!))
            {
                var ownerId = owner.Length == 0 ? "" : Fill(owner, team).GetValue<string>();
                foreach (var sample in samples.Where(sample => hasMachines || !sample!.ToJsonString().Contains("{ps:", StringComparison.Ordinal)))
                {
                    var item = New(path, team, ownerId);
                    foreach (var (name, value) in Fill(sample!, team, ownerId).AsObject())
                    {
                        item[name] = value?.DeepClone();
                    }

                    yield return (path.Replace("{id}", ownerId, StringComparison.Ordinal), item);
                }
            }
        }
    }

    /// <summary>Puts into a piece of sample data what stands there for a team, and for whatever is new each time.</summary>
    public static JsonNode Fill(JsonNode text, SampleAccount team, string owner = "") =>
        JsonNode.Parse(Placeholder().Replace(
            Serial().Replace(text.ToJsonString(), _ => Random.Shared.Next().ToString(CultureInfo.InvariantCulture)),
            match => Value(match, team, owner)))!;

    private static string Value(Match placeholder, SampleAccount team, string owner)
    {
        var isNew = placeholder.Groups["number"].Value == "*";
        var number = isNew ? Random.Shared.Next() : int.Parse("0" + placeholder.Groups["number"].Value, CultureInfo.InvariantCulture);
        var name = placeholder.Groups["name"].Value;
        return name switch
        {
            "teamId" => team.TeamId,
            "namespace" => team.Team,
            "userId" => User(team)["id"]!.GetValue<string>(),
            "userName" => User(team)["firstName"]?.GetValue<string>() ?? "Someone",
            "userEmail" => User(team)["email"]!.GetValue<string>(),
            "owner" => owner,
            "now" => DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            "uuid" => isNew ? Guid.NewGuid().ToString() : SampleIds.Uuid(team.Team, number),
            "byte" => (number % 256).ToString(CultureInfo.InvariantCulture),
            _ => SampleIds.Of(name, team.Team, number),
        };
    }

    private static JsonNode User(SampleAccount account) => JsonNode.Parse(account.SessionJson)!["user"]!;

    private static IEnumerable<(string Owner, JsonArray Samples)> SamplesOf(JsonNode kind) => kind["samples"] switch
    {
        JsonArray samples => [("", samples)],
        JsonObject byOwner => byOwner.Select(owner => (owner.Key, owner.Value!.AsArray())),
        _ => [],
    };

    private static JsonObject Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("resources.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)(:(?<number>\d+|\*))?\}")]
    private static partial Regex Placeholder();

    // The one placeholder that stands for a number, and not for text.
    [GeneratedRegex(@"""\{serial:\*\}""")]
    private static partial Regex Serial();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex AnyPlaceholder();
}
