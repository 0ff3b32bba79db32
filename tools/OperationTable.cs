// Says what an OpenAPI document of the API, of any month, changes in the table of operations that the module has, and with
// --write makes that table of it:
//
//     dotnet run tools/OperationTable.cs OPENAPI.json [--write]
//
// The table's lines, their fields separated by tabs:
//
//     dates, and the names of the members that are date-times
//     free, and the names of the members whose own members are data of the user, so that nothing in them is a date
//     nested, a type, one of its members, and the type of that member's value or values: those that have a view, those that hold
//       secrets, and what either is in
//     shown, a type that holds secrets, and the names of its members that hold none
//     a method, a path, the type of the answer, what the operation does
//       below it, after a tab: query or body, a name, a type, whether it is required, documented values, what it is

using System.Text.Json;
using System.Text.RegularExpressions;

const string Table = "src/Paperspace/Rest/Operations.tsv";
const string Views = "src/Paperspace/Views/Paperspace.Rest.views";

if (args.Length is 0 or > 2 || (args.Length == 2 && args[1] != "--write"))
{
    Console.Error.WriteLine("Usage: dotnet run tools/OperationTable.cs OPENAPI.json [--write]");
    return 2;
}

using var document = JsonDocument.Parse(File.ReadAllBytes(args[0]));
string[] made = [.. new TableMaker(document.RootElement, [.. File.ReadLines(Views).Select(line => line.Split(' ')[0])]).Lines()];
string[] changes = [.. Changes(Parts(File.Exists(Table) ? File.ReadAllLines(Table) : []), Parts(made))];
Console.WriteLine(changes.Length == 0 ? "Nothing changes." : string.Join('\n', changes));
if (args.Length == 2)
{
    File.WriteAllText(Table, string.Join('\n', made) + "\n");
}

return 0;

// Each line that begins at the margin, by its first two fields, with the lines that belong to it.
static Dictionary<string, string[]> Parts(string[] lines)
{
    var parts = new Dictionary<string, List<string>>();
    string head = "";
    foreach (var line in lines)
    {
        var fields = line.Split('\t');
        if (fields[0].Length > 0)
        {
            head = fields[0] is "dates" or "free" or "nested" or "shown" ? fields[0] : $"{fields[0]} {fields[1]}";
        }

        parts.TryAdd(head, []);
        parts[head].AddRange(fields[0] is "dates" or "free" ? fields[1..] : [line]);
    }

    return parts.ToDictionary(part => part.Key, part => part.Value.ToArray());
}

static IEnumerable<string> Changes(Dictionary<string, string[]> old, Dictionary<string, string[]> made)
{
    foreach (var head in old.Keys.Union(made.Keys))
    {
        var before = old.GetValueOrDefault(head) ?? [];
        var after = made.GetValueOrDefault(head) ?? [];
        var lines = before.Except(after).Select(line => $"  - {line.Trim()}").Concat(after.Except(before).Select(line => $"  + {line.Trim()}")).ToArray();
        if (lines.Length > 0)
        {
            yield return $"{(before.Length == 0 ? "new: " : after.Length == 0 ? "gone: " : "")}{head}";
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }
}

/// <summary>Makes the table's lines out of a document.</summary>
/// <param name="document">The document.</param>
/// <param name="viewed">The types that have a view.</param>
internal sealed partial class TableMaker(JsonElement document, HashSet<string> viewed)
{
    private static readonly string[] Methods = ["get", "head", "post", "put", "patch", "delete"];

    // Where the rule for names says nothing that a person would.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["auth/session"] = "Session",
        ["container-registries/test-connection"] = "ConnectionTest",
        ["storage-providers/utilization"] = "StorageUtilization",
    };

    private static readonly string[] SecretMembers = ["password", "accessKey", "secretAccessKey", "basicAuthKey"];

    private readonly SortedSet<string> _dates = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _free = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _nested = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<string>> _shown = new(StringComparer.Ordinal);

    // The members that have a date somewhere in them.
    private readonly HashSet<string> _datesIn = [];

    internal IEnumerable<string> Lines()
    {
        string[] operations = [.. Operations()];
        string[] free = [.. _free.Except(_datesIn)];
        return
        [
            string.Join('\t', ["dates", .. _dates]),
            string.Join('\t', ["free", .. free]),
            .. _nested,
            .. _shown.Select(type => string.Join('\t', ["shown", type.Key, .. type.Value.Distinct()])),
            .. operations,
        ];
    }

    private IEnumerable<string> Operations() =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Methods.Contains(operation.Name)
        orderby path.Name, Array.IndexOf(Methods, operation.Name)
        from line in Operation(operation.Name.ToUpperInvariant(), path.Name.TrimStart('/'), operation.Value)
        select line;

    private IEnumerable<string> Operation(string method, string path, JsonElement operation)
    {
        yield return $"{method}\t{path}\t{Answer(path, operation)}\t{Text(operation, "summary")}";
        foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Where(IsQuery) : [])
        {
            bool isRequired = parameter.TryGetProperty("required", out var required) && required.GetBoolean();
            yield return Parameter("query", Text(parameter, "name"), [parameter.GetProperty("schema")], isRequired, Text(parameter, "description"));
        }

        if (operation.TryGetProperty("requestBody", out var body))
        {
            foreach (var field in Fields("", Alternatives(Schema(body))))
            {
                yield return field;
            }
        }
    }

    private static bool IsQuery(JsonElement parameter) => Text(parameter, "in") == "query";

    private static JsonElement Schema(JsonElement message) =>
        message.GetProperty("content").GetProperty("application/json").GetProperty("schema");

    // ---- What an operation answers.

    private string Answer(string path, JsonElement operation)
    {
        if (!operation.GetProperty("responses").TryGetProperty("200", out var response) || !response.TryGetProperty("content", out _))
        {
            return "";
        }

        JsonElement[] answers = [.. Alternatives(Schema(response))];
        foreach (var answer in answers)
        {
            CollectNames(answer, []);
        }

        string kind = Kind(path);
        if (answers.Any(answer => IsArray(answer)))
        {
            CollectNested(kind, [.. answers.Where(IsArray).SelectMany(ItemsOf)]);
            return $"{kind}[]";
        }

        var members = Members(answers);
        if (members.TryGetValue("items", out var pages) && members.ContainsKey("hasMore"))
        {
            CollectNested(kind, [.. pages.SelectMany(ItemsOf)]);
            return $"Page[{kind}]";
        }

        if (members.ContainsKey("event") && members.TryGetValue("data", out var changed))
        {
            CollectNested(kind, changed);
            return $"Change[{kind}]";
        }

        // What is left of something: what tells which it was.
        if (members.Count <= 2 && members.Keys.All(name => name is "id" or "name" or "ip" or "version" || name.EndsWith("Id", StringComparison.Ordinal)))
        {
            return "Reference";
        }

        CollectNested(kind, answers);
        return kind;
    }

    /// <summary>The singular of what the path's last name is, after that of what it belongs to.</summary>
    private string Kind(string path)
    {
        string[] names = [.. path.Split('/').Where(part => !part.StartsWith('{'))];
        if (Names.TryGetValue(string.Join('/', names), out var known))
        {
            return known;
        }

        bool isList = names.Length > 1 && names[^1].EndsWith('s');
        bool isOwn = names.Length == 1
            || names[^1] == "secrets"
            || document.GetProperty("paths").TryGetProperty($"/{names[^1]}", out _);
        bool isVerb = names.Length > 1 && !isList
            && document.GetProperty("paths").GetProperty($"/{path}").EnumerateObject().All(operation => operation.Name != "get");
        return isVerb ? Singular(names[^2])
            : isOwn ? Singular(names[^1])
            : Singular(names[^2]) + Singular(names[^1]);
    }

    private static string Singular(string name) => string.Concat(name.Split('-').Select((word, i) =>
        char.ToUpperInvariant(word[0]) + word[1..])) switch
    {
        var plural when plural.EndsWith("ries", StringComparison.Ordinal) => plural[..^3] + "y",
        var plural when plural.EndsWith('s') => plural[..^1],
        var singular => singular,
    };

    private void CollectNames(JsonElement schema, string[] within)
    {
        foreach (var one in Alternatives(schema))
        {
            if (IsArray(one))
            {
                CollectNames(one.GetProperty("items"), within);
            }

            foreach (var member in one.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
            {
                if (Alternatives(member.Value).Any(value => Text(value, "format") == "date-time"))
                {
                    _dates.Add(member.Name);
                    _datesIn.UnionWith(within);
                }

                if (Alternatives(member.Value).Any(value => value.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.Object))
                {
                    _free.Add(member.Name);
                }

                CollectNames(member.Value, [.. within, member.Name]);
            }
        }
    }

    /// <summary>Whether anything that is in a type has one of its own.</summary>
    private bool CollectNested(string kind, JsonElement[] answers)
    {
        bool isAny = false;
        if (HoldsSecret(answers))
        {
            _shown.TryAdd(kind, []);
            _shown[kind].AddRange(Members(answers)
                .Where(member => !SecretMembers.Contains(member.Key) && !HoldsSecret(ObjectsOf(member.Value))).Select(member => member.Key));
        }

        foreach (var (name, schemas) in Members(answers))
        {
            JsonElement[] values = [.. schemas.SelectMany(Alternatives)];
            JsonElement[] objects = ObjectsOf(schemas);
            string own = kind + Singular(values.Any(IsArray) ? name : name + "s");
            var inner = Members(objects);
            if (CollectNested(own, objects) || (inner.Count > 0 && viewed.Contains(own)) || inner.Keys.Intersect(SecretMembers).Any())
            {
                _nested.Add($"nested\t{kind}\t{name}\t{own}");
                isAny = true;
            }
        }

        return isAny;
    }

    private static bool HoldsSecret(JsonElement[] objects) => Members(objects) is var members
        && (members.Keys.Intersect(SecretMembers).Any() || members.Values.Any(schemas => HoldsSecret(ObjectsOf(schemas))));

    private static JsonElement[] ObjectsOf(IEnumerable<JsonElement> schemas) =>
        [.. schemas.SelectMany(Alternatives).SelectMany(value => IsArray(value) ? ItemsOf(value) : [value])];

    private static IEnumerable<JsonElement> ItemsOf(JsonElement array) => Alternatives(array.GetProperty("items"));

    // ---- What an operation takes.

    private static IEnumerable<string> Fields(string prefix, IEnumerable<JsonElement> objects)
    {
        JsonElement[] all = [.. objects.Where(one => one.TryGetProperty("properties", out _))];
        foreach (var (name, schemas) in Members(all))
        {
            bool isRequired = all.All(one => one.TryGetProperty("required", out var required)
                && required.EnumerateArray().Any(item => item.GetString() == name));
            JsonElement[] values = [.. schemas.SelectMany(Alternatives)];
            yield return Parameter("body", prefix + name, values, isRequired, schemas.Select(schema => Text(schema, "description")).First());
            foreach (var field in Fields($"{prefix}{name}.", values.Where(value => !IsArray(value)))
                .Concat(Fields($"{prefix}{name}[].", values.Where(IsArray).SelectMany(value => Alternatives(value.GetProperty("items"))))))
            {
                yield return field;
            }
        }
    }

    private static string Parameter(string place, string name, IEnumerable<JsonElement> schemas, bool isRequired, string description)
    {
        JsonElement[] values = [.. schemas.SelectMany(Alternatives)];
        return string.Join('\t', "", place, name, string.Join('|', values.Select(Type).Distinct()), isRequired ? "required" : "", Values(values), description);
    }

    private static string Type(JsonElement schema) => Text(schema, "type") switch
    {
        "array" => $"{string.Join('|', Alternatives(schema.GetProperty("items")).Select(Type).Distinct())}[]",
        "string" when Text(schema, "format") == "date-time" => "date-time",
        var type => type,
    };

    private static string Values(JsonElement[] schemas)
    {
        string[] values =
        [
            .. schemas.SelectMany(schema => schema.TryGetProperty("enum", out var all) ? all.EnumerateArray() : default)
                .Where(value => value.ValueKind != JsonValueKind.Null).Select(value => value.ToString()).Distinct(),
        ];
        return values.Length > 0 ? string.Join('|', values)
            : schemas is [var one] && one.TryGetProperty("minimum", out var least) && one.TryGetProperty("maximum", out var most) ? $"{least}..{most}"
            : "";
    }

    // ---- Schemas.

    /// <summary>What a schema allows, each on its own; without what stands for "absent".</summary>
    private static IEnumerable<JsonElement> Alternatives(JsonElement schema) =>
        schema.TryGetProperty("anyOf", out var any) || schema.TryGetProperty("oneOf", out any)
            ? any.EnumerateArray().SelectMany(Alternatives)
            : schema.TryGetProperty("type", out _) ? [schema] : [];

    private static bool IsArray(JsonElement schema) => Text(schema, "type") == "array";

    private static Dictionary<string, JsonElement[]> Members(IEnumerable<JsonElement> schemas) =>
        schemas.SelectMany(Alternatives)
            .SelectMany(one => one.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default)
            .GroupBy(member => member.Name)
            .ToDictionary(member => member.Key, member => member.Select(same => same.Value).ToArray());

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? OneLine(Tag().Replace(text.GetString()!, "")) : "";

    private static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
