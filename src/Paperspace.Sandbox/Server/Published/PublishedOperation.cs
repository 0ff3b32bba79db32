using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>An operation that the API publishes, as the module's table of operations describes it.</summary>
internal sealed record PublishedOperation(
    string Method, string Path, string Answer, IReadOnlyList<PublishedField> Query, IReadOnlyList<PublishedField> Body)
{
    public static IReadOnlyList<PublishedOperation> All { get; } = [.. Load()];

    private static IEnumerable<PublishedOperation> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Operations.tsv")!;
        using var table = new StreamReader(stream);
        List<PublishedField> query = [], body = [];
        while (table.ReadLine() is { } line)
        {
            switch (line.Split('\t'))
            {
                case ["dates" or "free" or "nested", ..]:
                    break;
                case ["", var place, var name, var type, var required, var values, ..]:
                    // What is nested in a field has its path for a name.
                    (place == "query" ? query : name.IndexOfAny(['.', '[']) < 0 ? body : []).Add(
                        new PublishedField(name, type, required == "required", values.Length == 0 ? [] : values.Split('|')));
                    break;
                case [var method, var path, var answer, ..]:
                    (query, body) = ([], []);
                    yield return new PublishedOperation(method, path, answer, query, body);
                    break;
            }
        }
    }
}

/// <summary>What an operation takes in its query or its body.</summary>
internal sealed record PublishedField(string Name, string Type, bool IsRequired, string[] Values)
{
    /// <summary>What is wrong with a value of the query; null where nothing is.</summary>
    public string? FaultOf(string? value) =>
        value is null ? (IsRequired ? "Required" : null)
        : Type == "string" && !IsOpen && !Values.Contains(value) ? $"Expected one of {string.Join(", ", Values)}"
        : null;

    /// <summary>What is wrong with a field of a body; null where nothing is.</summary>
    public string? FaultOf(JsonObject body) =>
        !body.TryGetPropertyValue(Name, out var value) ? (IsRequired ? "Required" : null)
        : value is null ? null
        : !IsOfType(value.GetValueKind()) ? $"Expected {Type}"
        : Type == "string" && IsRequired && value.GetValue<string>().Length == 0 ? "String must contain at least 1 character(s)"
        : Type == "string" ? FaultOf(value.GetValue<string>())
        : null;

    // Regions come and go: the documented ones are examples.
    private bool IsOpen => Values.Length == 0 || Name == "region";

    private bool IsOfType(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => Type == "string",
        JsonValueKind.Number => Type is "number" or "integer",
        JsonValueKind.True or JsonValueKind.False => Type == "boolean",
        JsonValueKind.Array => Type.EndsWith("[]", StringComparison.Ordinal),
        _ => Type == "object",
    };
}
