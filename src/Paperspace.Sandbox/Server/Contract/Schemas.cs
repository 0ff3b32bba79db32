using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Paperspace.Sandbox.Server.Contract;

/// <summary>Compares values with the schemas of the API's document, in the words of the API's errors.</summary>
internal static class Schemas
{
    /// <summary>What a schema does not allow of a value.</summary>
    public static IEnumerable<Issue> IssuesOf(JsonNode? value, JsonElement schema, params object[] path)
    {
        if (value is null && schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean())
        {
            return [];
        }

        JsonElement[] all = [.. Alternatives(schema)];
        if (all.Length > 1 && Array.TrueForAll(all, one => one.TryGetProperty("enum", out _)))
        {
            return IssuesOfValue(value, [.. all.SelectMany(Values)], path);
        }

        // Of several that are allowed, it is told by that which it is closest to, and rather by a rule than by a list of values.
        return all.OrderBy(one => one.TryGetProperty("enum", out _))
            .Select(one => IssuesOfOne(value, one, path).ToList()).MinBy(issues => issues.Count) ?? [];
    }

    private static IEnumerable<JsonElement> Alternatives(JsonElement schema) =>
        schema.TryGetProperty("anyOf", out var any) ? any.EnumerateArray().SelectMany(Alternatives)
        : schema.TryGetProperty("type", out _) ? [schema]
        : [];

    private static IEnumerable<Issue> IssuesOfOne(JsonNode? value, JsonElement schema, object[] path)
    {
        var expected = schema.GetProperty("type").GetString()!;
        return (expected, value) switch
        {
            ("object", JsonObject members) => IssuesOfMembers(members, schema, path),
            ("array", JsonArray items) =>
                items.SelectMany((item, index) => IssuesOf(item, schema.GetProperty("items"), [.. path, index])),
            ("string", JsonValue text) when text.GetValueKind() == JsonValueKind.String => IssuesOfValue(value, [.. Values(schema)], path)
                .Concat(IssuesOfText(text.GetValue<string>(), schema).Select(message => new Issue(path, message))),
            ("number" or "integer", JsonValue number) when number.GetValueKind() == JsonValueKind.Number => IssuesOfValue(value, [.. Values(schema)], path)
                .Concat(IssuesOfNumber(number.GetValue<double>(), schema).Select(message => new Issue(path, message))),
            ("boolean", JsonValue flag) when flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [],
            _ => [new Issue(path, $"Expected {expected}, received {KindOf(value)}")],
        };
    }

    private static IEnumerable<Issue> IssuesOfMembers(JsonObject members, JsonElement schema, object[] path)
    {
        var known = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value)
            : [];
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!).Where(name => !members.ContainsKey(name))
            : [];
        var unknown = members.Select(member => member.Key).Where(name => !known.ContainsKey(name)).ToList();
        var other = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        return missing.Select(name => new Issue([.. path, name], "Required"))
            .Concat(members.Where(member => known.ContainsKey(member.Key))
                .SelectMany(member => IssuesOf(member.Value, known[member.Key], [.. path, member.Key])))
            .Concat(other.ValueKind switch
            {
                JsonValueKind.Object => unknown.SelectMany(name => IssuesOf(members[name], other, [.. path, name])),
                JsonValueKind.False when unknown.Count > 0 =>
                    [new Issue(path, $"Unrecognized key(s) in object: {string.Join(", ", unknown.Select(name => $"'{name}'"))}")],
                _ => [],
            });
    }

    private static IEnumerable<string> Values(JsonElement schema) =>
        schema.TryGetProperty("enum", out var values) ? values.EnumerateArray().Select(value => value.ToString()) : [];

    private static Issue[] IssuesOfValue(JsonNode? value, string[] values, object[] path) =>
        values.Length == 0 || values.Contains(value?.ToString()) ? []
        : [new Issue(path, $"Expected one of {string.Join(", ", values)}")];

    private static IEnumerable<string> IssuesOfText(string text, JsonElement schema)
    {
        if (schema.TryGetProperty("minLength", out var least) && text.Length < least.GetInt32())
        {
            yield return $"String must contain at least {least} character(s)";
        }

        if (schema.TryGetProperty("maxLength", out var most) && text.Length > most.GetInt32())
        {
            yield return $"String must contain at most {most} character(s)";
        }

        // In the document's language the end is that of the text.
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!.Replace("$", @"\z", StringComparison.Ordinal)))
        {
            yield return "Invalid";
        }

        if (schema.TryGetProperty("format", out var format) && !IsOf(format.GetString()!, text))
        {
            yield return $"Invalid {format}";
        }
    }

    private static bool IsOf(string format, string text) => format switch
    {
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => true,
    };

    private static IEnumerable<string> IssuesOfNumber(double number, JsonElement schema)
    {
        var isExclusive = schema.TryGetProperty("exclusiveMinimum", out var exclusive) && exclusive.GetBoolean();
        if (schema.TryGetProperty("minimum", out var least) && (isExclusive ? number <= least.GetDouble() : number < least.GetDouble()))
        {
            yield return $"Number must be greater than {(isExclusive ? "" : "or equal to ")}{least}";
        }

        if (schema.TryGetProperty("maximum", out var most) && number > most.GetDouble())
        {
            yield return $"Number must be less than or equal to {most}";
        }
    }

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        { } kind => kind.ToString().ToLowerInvariant(),
    };
}
