using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Paperspace.Sandbox;
using Paperspace.Tests.Rest.Answers;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>The contracts of what the API answers, which documents are generated from and checked against.</summary>
internal static class ContractSchema
{
    /// <summary>That of <c>GET /auth/session</c>.</summary>
    internal static JsonSchema Session { get; } = JsonSchema.FromFileAsync(
        Path.Combine(RepositoryPaths.Root, "tests", "Paperspace.Tests", "Contract", "session.schema.json")).Result;

    /// <summary>That of <c>GET /machines/{id}</c>, as the API's document has it.</summary>
    internal static JsonSchema Machine { get; } = FromDocument(
        ApiDocument.Answer("GET", "machines/{id}"),
        "Machine",
        new Dictionary<string, string> { ["accelerators"] = "Accelerator", ["reservation"] = "Reservation" });

    internal static void AssertValid(this JsonSchema schema, string document) =>
        Assert.Empty(schema.Validate(Parse(document)).Select(error => error.ToString()));

    internal static void AssertInvalid(this JsonSchema schema, string document) => Assert.NotEmpty(schema.Validate(Parse(document)));

    internal static bool Allows(this JsonSchema schema, JsonObjectType type) => schema.Type.HasFlag(type);

    internal static bool IsDateTime(this JsonSchema schema) => schema.Format == "date-time";

    /// <summary>
    /// A schema of the API's document as one of JSON Schema: null is a type of its own there, what an enumeration leaves out may
    /// come from a later API, and fields may be added.
    /// </summary>
    /// <param name="documented">The schema.</param>
    /// <param name="title">The type that it is read as.</param>
    /// <param name="nested">The types of its members that are objects, or lists of them.</param>
    private static JsonSchema FromDocument(JsonElement documented, string title, Dictionary<string, string> nested)
    {
        var schema = JsonNode.Parse(documented.GetRawText())!.AsObject();
        Convert(schema);
        schema["title"] = title;
        foreach ((string member, string type) in nested)
        {
            JsonObject property = schema["properties"]![member]!.AsObject();
            (property["items"]?.AsObject() ?? property)["title"] = type;
        }

        return JsonSchema.FromJsonAsync(schema.ToJsonString()).Result;
    }

    private static void Convert(JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray any)
        {
            schema["type"] = any[0]!["type"]!.DeepClone();
        }

        if (schema["nullable"] is not null)
        {
            schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        }

        foreach (string word in (string[])["anyOf", "nullable", "enum", "additionalProperties", "minLength"])
        {
            schema.Remove(word);
        }

        if ((string?)schema["format"] == "date-time")
        {
            schema["pattern"] = Session.Properties["user"].Properties["dtCreated"].Pattern;
        }
        else
        {
            schema.Remove("format");
        }

        foreach (KeyValuePair<string, JsonNode?> property in schema["properties"]?.AsObject() ?? [])
        {
            Convert(property.Value!.AsObject());
        }

        if (schema["items"] is JsonObject items)
        {
            Convert(items);
        }
    }

    private static JToken Parse(string document)
    {
        using var reader = new JsonTextReader(new StringReader(document)) { DateParseHandling = DateParseHandling.None };
        JToken root = JToken.ReadFrom(reader);

        // The validator cannot read an integer over 64 bits, though it takes any number.
        foreach (JValue number in root.SelectTokens("$..*").OfType<JValue>().Where(value => value.Value is BigInteger).ToArray())
        {
            number.Value = 0.0;
        }

        return root;
    }
}
