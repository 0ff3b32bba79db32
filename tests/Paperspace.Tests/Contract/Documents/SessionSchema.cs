using System.Numerics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>The contract of <c>GET /auth/session</c>, which documents are generated from and checked against.</summary>
internal static class SessionSchema
{
    internal static JsonSchema Root { get; } = JsonSchema.FromFileAsync(
        Path.Combine(RepositoryPaths.Root, "tests", "Paperspace.Tests", "Contract", "session.schema.json")).Result;

    internal static void AssertValid(string document) =>
        Assert.Empty(Root.Validate(Parse(document)).Select(error => error.ToString()));

    internal static void AssertInvalid(string document) => Assert.NotEmpty(Root.Validate(Parse(document)));

    internal static bool Allows(this JsonSchema schema, JsonObjectType type) => schema.Type.HasFlag(type);

    internal static bool IsDateTime(this JsonSchema schema) => schema.Format == "date-time";

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
