using System.Reflection;
using System.Text.Json;

namespace Paperspace.Sandbox.Server.Contract;

/// <summary>The vendor's OpenAPI document, as far as it says what a request may have.</summary>
internal static class ApiDocument
{
    private static readonly Dictionary<(string Method, string Path), JsonElement> Operations = Load();

    /// <summary>The schema of an operation's body; null where it takes none.</summary>
    public static JsonElement? Body(string method, string path) =>
        Operations[(method, path)].TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").GetProperty("application/json").GetProperty("schema")
            : null;

    /// <summary>What an operation takes in its query.</summary>
    public static IEnumerable<(string Name, bool IsRequired, JsonElement Schema)> Query(string method, string path) =>
        from parameter in Operations[(method, path)].TryGetProperty("parameters", out var all) ? all.EnumerateArray() : []
        where parameter.GetProperty("in").ValueEquals("query")
        select (
            parameter.GetProperty("name").GetString()!,
            parameter.TryGetProperty("required", out var required) && required.GetBoolean(),
            parameter.GetProperty("schema"));

    private static Dictionary<(string Method, string Path), JsonElement> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi-2024-08.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (
                Key: (operation.Name.ToUpperInvariant(), path.Name.TrimStart('/')), Value: operation.Value.Clone()))
            .ToDictionary(operation => operation.Key, operation => operation.Value);
    }
}
