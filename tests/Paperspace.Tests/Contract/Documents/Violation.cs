using System.Text.RegularExpressions;
using NJsonSchema;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>One place at which a document breaks the contract.</summary>
/// <param name="Place">Where, as the module names it.</param>
/// <param name="What">What is wrong there.</param>
/// <param name="IsOfSchema">Whether the schema can say so.</param>
/// <param name="Break">Makes the broken document.</param>
internal sealed partial record Violation(string Place, string What, bool IsOfSchema, Func<JsonText> Break)
{
    /// <summary>That a required field is not there at all.</summary>
    internal const string Missing = "missing";

    private static readonly (JsonObjectType Type, string Value)[] Values =
    [
        (JsonObjectType.Null, "null"),
        (JsonObjectType.Boolean, "true"),
        (JsonObjectType.Boolean, "false"),
        (JsonObjectType.Number | JsonObjectType.Integer, "0"),
        (JsonObjectType.Number, "-1.5e3"),
        (JsonObjectType.String, "\"\""),
        (JsonObjectType.String, "\"0\""),
        (JsonObjectType.Array, "[]"),
        (JsonObjectType.Array, "[{\"a\":[1]}]"),
        (JsonObjectType.Object, "{}"),
        (JsonObjectType.Object, "{\"a\":[1,{}]}"),
    ];

    private static readonly string[] NoDateTimes =
    [
        "", "today", "2019-08-24", "14:15:22Z", "2019-08-24T14:15:22", "2019-08-24 14:15:22Z", "2019-08-24T14:15Z",
        "2019-13-01T00:00:00Z", "2019-08-24T25:00:00Z", "2019-08-24T24:00:00Z", "2019-08-24T14:60:00Z",
        "2019-08-24T14:15:61Z", "2019-8-24T14:15:22Z", "19-08-24T14:15:22Z", "+2019-08-24T14:15:22Z",
        "2019-08-24T14:15:22.Z", "2019-08-24T14:15:22,5Z", "2019-08-24T14:15:22+24:00", "2019-08-24T14:15:22+01:60",
        "2019-08-24T14:15:22+0100", "2019-08-24T14:15:22+01", "2019-08-24T14:15:22 Z", " 2019-08-24T14:15:22Z",
        "2019-08-24T14:15:22Z ", "2019-08-24T14:15:22ZZ", "2019-08-24T14:15:22UTC", "1566656122", "/Date(1566656122000)/",
        "２０１９-08-24T14:15:22Z", "2019-08-24T14:15:22.٥Z", "2019-08-24T14:15:22+٠١:00",
    ];

    /// <summary>Of the grammar of date-times, but on no calendar or outside the years 1 to 9999.</summary>
    private static readonly string[] NoMoments =
    [
        "2019-02-30T14:15:22Z", "2019-02-29T14:15:22Z", "2019-04-31T14:15:22Z", "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "9999-12-31T23:59:60Z",

        // A leap second is the last of a month in UTC.
        "2016-12-31T23:58:60Z", "2016-12-31T22:59:60Z", "2016-12-30T23:59:60Z", "2016-12-31T23:59:60+01:00",
        "2017-01-01T00:59:60-01:00", "2017-01-01T00:00:60.5Z",
    ];

    private static readonly string[] NoDecimals =
    [
        "1e400", "-1e400", "1e30", "1e29", "1e-29", "1e-40", "-1.5e-28", "79228162514264337593543950336",
        "123456789012345678901234567890", "123456789012345678901234567890.5", "0.12345678901234567890123456789",
        "1.0000000000000000000000000000001", "1e99999999999",
    ];

    private static readonly string[] NoWholeNumbers =
        ["0.5", "1e400", "9223372036854775808", "-9223372036854775809", "79228162514264337593543950336", "1e99999999999"];

    /// <summary>Every way to break a document at one place.</summary>
    internal static IEnumerable<Violation> AllOf(JsonSchema schema, JsonText root) =>
        Find(schema, root, "$", changed => changed);

    private static IEnumerable<Violation> Find(JsonSchema schema, JsonText value, string place, Func<JsonText, JsonText> put)
    {
        IEnumerable<(string Value, bool IsOfSchema)> wrong = Values
            .Where(other => (schema.Type & other.Type) == 0).Select(other => (other.Value, true));
        if (schema.IsDateTime())
        {
            wrong = wrong.Concat(NoDateTimes.Select(text => ($"\"{text}\"", true))).Concat(NoMoments.Select(text => ($"\"{text}\"", false)));
        }
        else if (schema.Allows(JsonObjectType.Number))
        {
            wrong = wrong.Concat(NoDecimals.Select(text => (text, false)));
        }
        else if (schema.Allows(JsonObjectType.Integer))
        {
            wrong = wrong.Concat(NoWholeNumbers.Select(text => (text, false)));
        }

        foreach (var (text, isOfSchema) in wrong)
        {
            yield return new Violation(place, text, isOfSchema, () => put(JsonTexts.Token(text)));
        }

        switch (value)
        {
            case JsonText.Array(var items):
                for (int i = 0; i < items.Count; i++)
                {
                    int index = i;
                    foreach (Violation inner in Find(
                        schema.Item!, items[i], $"{place}[{i}]", changed => put(new JsonText.Array([.. items.Take(index), changed, .. items.Skip(index + 1)]))))
                    {
                        yield return inner;
                    }
                }

                break;
            case JsonText.Object(var members):
                foreach (JsonText.Member member in members)
                {
                    string at = place + Step(member.Name);
                    JsonSchema? known = schema.AdditionalPropertiesSchema
                        ?? (schema.Properties.TryGetValue(member.Name, out JsonSchemaProperty? property) ? property : null);
                    if (known is JsonSchemaProperty { IsRequired: true })
                    {
                        yield return new Violation(
                            at, Missing, true, () => put(new JsonText.Object([.. members.Where(other => other != member)])));
                    }

                    foreach (Violation inner in known is null ? [] : Find(
                        known,
                        member.Value,
                        at,
                        changed => put(new JsonText.Object([.. members.Select(other => other == member ? member with { Value = changed } : other)]))))
                    {
                        yield return inner;
                    }
                }

                break;
        }
    }

    /// <summary>Names are shown without control and bidirectional characters, as all text of the server's.</summary>
    private static string Step(string name) =>
        SimpleName().IsMatch(name) ? $".{name}" : $"['{Unprintable().Replace(name, "\uFFFD")}']";

    [GeneratedRegex(@"^[A-Za-z0-9_]+\z")]
    private static partial Regex SimpleName();

    [GeneratedRegex(@"[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Unprintable();
}
