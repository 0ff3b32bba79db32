using System.Text;
using CsCheck;
using NJsonSchema;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>A document of the shape that the contract gives, and how it is laid out.</summary>
internal sealed record ContractDocument(JsonText Root, string Space, bool HasByteOrderMark)
{
    /// <summary>Few, so that memberships in the session's team are met often.</summary>
    private static readonly string[] Ids = ["\"te1\"", "\"te2\"", "\"TE1\"", "\"te1 \"", "\"\""];

    /// <summary>Documents generated from a schema.</summary>
    internal static Gen<ContractDocument> Of(JsonSchema schema) => Gen.Select(
        NotNull(schema),
        Gen.Frequency((3, ""), (1, " "), (1, "\r\n\t")),
        Gen.Frequency((4, false), (1, true)))
        .Select((root, space, hasByteOrderMark) => new ContractDocument(root, space, hasByteOrderMark));

    internal string Text => Root.Write(Space);

    internal byte[] Bytes => Encoding.UTF8.GetBytes((HasByteOrderMark ? "\uFEFF" : "") + Text);

    private static Gen<JsonText> Value(JsonSchema schema) => schema.Allows(JsonObjectType.Null)
        ? Gen.Frequency((1, Gen.Const(JsonText.Null)), (3, NotNull(schema)))
        : NotNull(schema);

    private static Gen<JsonText> NotNull(JsonSchema schema) => (schema.Type & ~JsonObjectType.Null) switch
    {
        JsonObjectType.String when schema.IsDateTime() => JsonTexts.DateTime,
        JsonObjectType.String => JsonTexts.String,
        JsonObjectType.Number => JsonTexts.DecimalNumber,
        JsonObjectType.Integer => JsonTexts.WholeNumber,
        JsonObjectType.Boolean => JsonTexts.Boolean,
        JsonObjectType.Array => Array(schema.Item!),
        JsonObjectType.Object when schema.AdditionalPropertiesSchema is { } any => Dictionary(any),
        JsonObjectType.Object => Object(schema),
        var type => throw new NotSupportedException($"There is no generator for {type}."),
    };

    private static Gen<JsonText> Array(JsonSchema schema)
    {
        Gen<JsonText> item = NotNull(schema);
        return Gen.Frequency((1, item.Array[0]), (30, item.Array[1, 4]), (1, item.Array[100, 120]))
            .Select(JsonText (items) => new JsonText.Array(items));
    }

    private static Gen<JsonText> Dictionary(JsonSchema schema) =>
        Gen.Select(JsonTexts.Name, Value(schema)).Select((name, value) => new JsonText.Member(name, value))
            .Array[0, 4].Select(JsonTexts.Object);

    private static Gen<JsonText> Object(JsonSchema schema)
    {
        IEnumerable<Gen<JsonText.Member?>> documented = schema.Properties.Select(property =>
        {
            Gen<JsonText.Member> member = Gen.Select(
                Gen.Frequency((9, $"\"{property.Key}\""), (1, JsonTexts.Escape(property.Key))),
                property.Key == "id" ? Gen.OneOf(Ids).Select(JsonTexts.Token) : Value(property.Value))
                .Select((name, value) => new JsonText.Member(name, value));
            return property.Value.IsRequired ? member.Select(JsonText.Member? (present) => present) : Optional(member);
        });

        // Names of a later API, or names that only their case tells from those of today.
        Gen<JsonText.Member> unknown = Gen.Select(
            Gen.Frequency(
                (2, JsonTexts.Name),
                (1, Gen.OneOf(schema.Properties.Keys.Select(name => $"\"{name.ToUpperInvariant()}\"").ToArray())),
                (1, Gen.OneOf("\"additionalProperties\"", "\"keys\"", "\"Count\"", "\"isCurrent\"", "\"__proto__\""))),
            JsonTexts.Value(3))
            .Select((name, value) => new JsonText.Member(name, value))
            .Where(member => !schema.Properties.ContainsKey(member.Name));

        Gen<JsonText.Member?>[] members = [.. documented, Optional(unknown), Optional(unknown), Optional(unknown)];
        return Gen.ShuffleSelect(members)
            .Select(present => JsonTexts.Object(present.OfType<JsonText.Member>()));
    }

    private static Gen<JsonText.Member?> Optional(Gen<JsonText.Member> member) =>
        Gen.Frequency((2, member.Select(JsonText.Member? (present) => present)), (1, Gen.Const(default(JsonText.Member))));
}
