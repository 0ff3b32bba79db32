using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paperspace.Tests.Rest.Answers;

/// <summary>Answers that a schema allows.</summary>
/// <param name="random">Chooses among them.</param>
/// <param name="isLongest">Whether nothing is left out and every text is as long as may be.</param>
internal sealed class SchemaAnswer(Random random, bool isLongest = false)
{
    public const string Date = "2024-05-06T07:08:09Z";

    /// <summary>What stands where a secret is.</summary>
    public const string Secret = "S3CR3T";

    /// <summary>Looks like a date and stands in members that are none.</summary>
    private const string LikeADate = "1999-01-02T03:04:05Z";

    private const int Longest = 200;

    private static readonly string[] Secrets = ["password", "accessKey", "secretAccessKey", "basicAuthKey"];

    public JsonNode? Make(JsonElement schema, string name = "")
    {
        JsonElement[] alternatives = [.. schema.Alternatives()];
        if (alternatives.Length == 0)
        {
            return LikeADate;
        }

        JsonElement one = alternatives[isLongest ? alternatives.Length - 1 : random.Next(alternatives.Length)];
        bool isNullable = one.TryGetProperty("nullable", out JsonElement nullable) && nullable.GetBoolean();
        if (isNullable && name.Length > 0 && Rarely())
        {
            return null;
        }

        return one.GetProperty("type").GetString() switch
        {
            "object" => MakeObject(one),
            "array" => MakeArray(one),
            "boolean" => random.Next(2) == 0,
            "integer" => random.Next(1, 1_000_000),
            "number" when one.TryGetProperty("enum", out JsonElement numbers) => JsonNode.Parse(numbers[0].GetRawText()),
            "number" => isLongest ? 1_000_000 : random.Next(1_000_000) / 4m,
            _ => MakeText(one, name),
        };
    }

    private JsonObject MakeObject(JsonElement schema)
    {
        var made = new JsonObject();
        string[] required = schema.TryGetProperty("required", out JsonElement names)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];
        foreach (JsonProperty member in schema.TryGetProperty("properties", out JsonElement members) ? members.EnumerateObject() : default)
        {
            if (required.Contains(member.Name) || !Rarely())
            {
                made[member.Name] = Make(member.Value, member.Name);
            }
        }

        if (schema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.Object)
        {
            made["dtOfTheUser"] = Make(more);
        }

        return made;
    }

    private JsonArray MakeArray(JsonElement schema) =>
        [.. Enumerable.Range(0, isLongest ? 3 : random.Next(4)).Select(_ => Make(schema.GetProperty("items"), "item"))];

    private string MakeText(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            string[] all = [.. values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)];
            return isLongest ? all.MaxBy(value => value.Length)! : all[random.Next(all.Length)];
        }

        string format = schema.TryGetProperty("format", out JsonElement text) ? text.GetString()! : "";
        int longest = schema.TryGetProperty("maxLength", out JsonElement most) ? Math.Min(Longest, most.GetInt32()) : Longest;
        return format switch
        {
            "date-time" => Date,
            "uuid" => Guid.Empty.ToString(),
            _ when Secrets.Contains(name) => Secret,
            _ when isLongest => new string('w', longest),
            _ when Rarely() && !schema.TryGetProperty("pattern", out _) => LikeADate,
            _ => new string((char)('a' + random.Next(26)), random.Next(1, 12)),
        };
    }

    private bool Rarely() => !isLongest && random.Next(5) == 0;
}
