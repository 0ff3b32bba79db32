using System.Text.Json;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Rest.Answers;

/// <summary>The vendor's OpenAPI document, which the table of operations is made of.</summary>
internal static class ApiDocument
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public static string File { get; } =
        Path.Combine(RepositoryPaths.Root, "src", "Paperspace.Sandbox", "Server", "Contract", "openapi-2024-08.json");

    private static readonly JsonElement Root = JsonDocument.Parse(System.IO.File.ReadAllBytes(File)).RootElement;

    /// <summary>The operations by method and path, as the module names them.</summary>
    public static IReadOnlyDictionary<(string Method, string Path), JsonElement> Operations { get; } =
        Root.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Where(operation => Methods.Contains(operation.Name))
                .Select(operation => (Key: (operation.Name.ToUpperInvariant(), path.Name.TrimStart('/')), operation.Value)))
            .ToDictionary(operation => operation.Key, operation => operation.Value);

    /// <summary>The schema of an operation's answer.</summary>
    public static JsonElement Answer(string method, string path) =>
        Content(Operations[(method, path)].GetProperty("responses").GetProperty("200"));

    /// <summary>The schema of an operation's body; undefined where it takes none.</summary>
    public static JsonElement Body(string method, string path) =>
        Operations[(method, path)].TryGetProperty("requestBody", out JsonElement body) ? Content(body) : default;

    /// <summary>What a schema allows, each on its own.</summary>
    public static IEnumerable<JsonElement> Alternatives(this JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Undefined ? []
        : schema.TryGetProperty("anyOf", out JsonElement any) ? any.EnumerateArray().SelectMany(Alternatives)
        : schema.TryGetProperty("type", out _) ? [schema]
        : [];

    /// <summary>Whether a schema has a member, or one of its members has it, and so on.</summary>
    public static bool HasMember(this JsonElement schema, IEnumerable<string> path) =>
        !path.Any() || schema.Alternatives().Any(one =>
            one.TryGetProperty("properties", out JsonElement properties)
            && properties.TryGetProperty(path.First(), out JsonElement member)
            && member.HasMember(path.Skip(1)));

    private static JsonElement Content(JsonElement message) =>
        message.GetProperty("content").GetProperty("application/json").GetProperty("schema");
}
