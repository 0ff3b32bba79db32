using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using NJsonSchema;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>Compares the module's objects with the document they came from, read by another reader.</summary>
internal static partial class SessionAssertions
{
    private static readonly Dictionary<string, string[]> Computed = new()
    {
        ["Session"] = ["TeamMemberships"],
        ["Machine"] = ["Team"],
        ["TeamMembership"] = ["Name", "Namespace", "Id", "Role", "IsCurrent", "User"],
    };

    /// <summary>Asserts that a session is whole.</summary>
    /// <param name="session">The session.</param>
    /// <param name="document">What the server answered.</param>
    /// <param name="typePrefix">What its types' names begin with.</param>
    internal static void IsWhole(this PSObject session, string document, string typePrefix = "Paperspace.")
    {
        using var json = JsonDocument.Parse(document);
        session.IsWhole(ContractSchema.Session, document, typePrefix);
        string teamId = json.RootElement.GetProperty("team").GetProperty("id").GetString()!;
        AssertMemberships(session.Get("TeamMemberships"), json.RootElement, teamId, typePrefix);
        AssertMemberships(session.Get("User")!.Get("TeamMemberships"), json.RootElement, teamId, typePrefix);
    }

    /// <summary>Asserts that an object is what a document of a schema says.</summary>
    /// <param name="actual">The object.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="document">What the server answered.</param>
    /// <param name="typePrefix">What its types' names begin with.</param>
    internal static void IsWhole(this PSObject actual, JsonSchema schema, string document, string typePrefix = "Paperspace.")
    {
        using var json = JsonDocument.Parse(document);
        AssertSame(actual, json.RootElement, schema, typePrefix, "$");
    }

    /// <summary>Asserts that these are the memberships of a session, whole and in their order.</summary>
    internal static void AreMembershipsOf(this IEnumerable<PSObject> memberships, string document)
    {
        using var json = JsonDocument.Parse(document);
        AssertMemberships(
            memberships.ToArray(), json.RootElement, json.RootElement.GetProperty("team").GetProperty("id").GetString()!, "Paperspace.");
    }

    private static void AssertMemberships(object? memberships, JsonElement session, string teamId, string typePrefix)
    {
        JsonElement expected = session.GetProperty("user").GetProperty("teamMemberships");
        JsonSchema schema = ContractSchema.Session.Properties["user"].Properties["teamMemberships"];
        AssertSame(memberships, expected, schema, typePrefix, "$.teamMemberships");
        foreach (var (membership, json) in Items(memberships).Zip(expected.EnumerateArray()))
        {
            JsonElement team = json.GetProperty("team");
            Assert.Equal(team.GetProperty("name").GetString(), membership!.Get("Name"));
            Assert.Equal(team.GetProperty("namespace").GetString(), membership!.Get("Namespace"));
            Assert.Equal(team.GetProperty("id").GetString(), membership!.Get("Id"));
            Assert.Equal(team.GetProperty("id").GetString() == teamId, membership!.Get("IsCurrent"));
            Assert.Equal(
                json.GetProperty("isOwner").GetBoolean() ? "Owner" : json.GetProperty("isAdmin").GetBoolean() ? "Admin" : "Member",
                membership!.Get("Role"));
            Assert.Equal(session.GetProperty("user").GetProperty("email").GetString(), membership!.Get("User"));
        }
    }

    private static void AssertSame(object? actual, JsonElement? json, JsonSchema schema, string typePrefix, string place)
    {
        if (json is not { ValueKind: not JsonValueKind.Null } expected)
        {
            Assert.True(Equals(json is null ? schema.Default : null, actual), $"{place} came out as {actual}.");
            return;
        }

        switch (schema.Type & ~JsonObjectType.Null)
        {
            case JsonObjectType.Object when schema.AdditionalPropertiesSchema is null:
                AssertObject(actual!, expected, schema, typePrefix, place);
                break;
            case JsonObjectType.Array:
                object?[] items = Items(actual);
                Assert.Equal(expected.GetArrayLength(), items.Length);
                for (int i = 0; i < items.Length; i++)
                {
                    AssertSame(items[i], expected[i], schema.Item!, typePrefix, $"{place}[{i}]");
                }

                break;
            case JsonObjectType.String when schema.IsDateTime():
                DateTime time = Assert.IsType<DateTime>(Base(actual));
                Assert.Equal(DateTimeKind.Utc, time.Kind);
                Assert.True(ParseDateTime(expected.GetString()!) == time, $"{place} came out as {time:O}.");
                break;
            case JsonObjectType.Integer:
                Assert.Equal(expected.GetInt64(), Base(actual));
                break;
            case JsonObjectType.Number:
                Assert.True(
                    Base(actual) is decimal number && ExactNumber.Of(number) == ExactNumber.Parse(expected.GetRawText()),
                    $"{place} came out as {actual}.");
                break;
            default:
                AssertPlain(actual, expected, place);
                break;
        }
    }

    private static void AssertObject(object actual, JsonElement expected, JsonSchema schema, string typePrefix, string place)
    {
        PSObject target = PSObject.AsPSObject(actual);
        Assert.Equal(typePrefix + schema.Title, target.TypeNames[0]);
        Assert.Equal(
            schema.Properties.Keys.Select(Pascal).Concat(Computed.GetValueOrDefault(schema.Title!, [])).Append("AdditionalProperties").Order(),
            target.Properties.Select(property => property.Name).Order());
        foreach (var (name, property) in schema.Properties)
        {
            AssertSame(
                target.Get(Pascal(name)),
                expected.TryGetProperty(name, out JsonElement value) ? value : null,
                property,
                typePrefix,
                $"{place}.{name}");
        }

        JsonProperty[] later = [.. expected.EnumerateObject().Where(property => !schema.Properties.ContainsKey(property.Name))];
        if (later.Length == 0)
        {
            Assert.Null(target.Get("AdditionalProperties"));
        }
        else
        {
            AssertDictionary(target.Get("AdditionalProperties"), later, $"{place}.AdditionalProperties");
        }
    }

    private static void AssertDictionary(object? actual, IEnumerable<JsonProperty> expected, string place)
    {
        var dictionary = Assert.IsAssignableFrom<IDictionary>(Base(actual));
        Dictionary<string, object?> entries = dictionary.Keys.Cast<object>().ToDictionary(key => (string)Base(key)!, key => dictionary[key]);
        // The last one of a name that comes twice counts.
        Dictionary<string, JsonElement> values =
            expected.GroupBy(property => property.Name).ToDictionary(same => same.Key, same => same.Last().Value);
        Assert.Equal(values.Keys.Order(StringComparer.Ordinal), entries.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, value) in values)
        {
            AssertPlain(entries[name], value, $"{place}['{name}']");
        }
    }

    private static void AssertPlain(object? actual, JsonElement expected, string place)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                AssertDictionary(actual, expected.EnumerateObject(), place);
                break;
            case JsonValueKind.Array:
                object?[] items = Items(actual);
                Assert.Equal(expected.GetArrayLength(), items.Length);
                for (int i = 0; i < items.Length; i++)
                {
                    AssertPlain(items[i], expected[i], $"{place}[{i}]");
                }

                break;
            case JsonValueKind.Number:
                AssertPlainNumber(Base(actual), expected.GetRawText(), place);
                break;
            default:
                object? scalar = expected.ValueKind switch
                {
                    JsonValueKind.String => expected.GetString(),
                    JsonValueKind.Null => null,
                    _ => expected.GetBoolean(),
                };
                Assert.True(Equals(scalar, Base(actual)), $"{place} is {expected.GetRawText()} and came out as {actual}.");
                break;
        }
    }

    /// <summary>An integer is a long, another number a decimal, else a double, else its text: the first that loses nothing.</summary>
    private static void AssertPlainNumber(object? actual, string written, string place)
    {
        ExactNumber number = ExactNumber.Parse(written);
        bool isSame = long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer)
            ? actual is long && integer.Equals(actual)
            : number.FitsDecimal
                ? actual is decimal && ExactNumber.Of((decimal)actual) == number
                : double.Parse(written, CultureInfo.InvariantCulture) is var real && double.IsFinite(real) && ExactNumber.Of(real) == number
                    ? real.Equals(actual)
                    : written.Equals(actual);
        Assert.True(isSame, $"{place} is {written} and came out as the {actual?.GetType().Name} {actual}.");
    }

    private static object?[] Items(object? list) =>
        [.. Assert.IsAssignableFrom<IEnumerable>(Base(list)).Cast<object?>()];

    private static object? Base(object? value) => value is PSObject { BaseObject: not PSCustomObject and var inner } ? inner : value;

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The moment to 100 ns, finer digits cut off; a leap second is the next minute's first.</summary>
    private static DateTime ParseDateTime(string text)
    {
        Match match = DateTimePattern().Match(text);
        int Part(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        var minute = new DateTime(Part("Y"), Part("M"), Part("D"), Part("h"), Part("m"), 0, DateTimeKind.Utc);
        long ticks = long.Parse(match.Groups["f"].Value.PadRight(7, '0')[..7], CultureInfo.InvariantCulture);
        TimeSpan offset = match.Groups["oh"].Success ? new TimeSpan(Part("oh"), Part("om"), 0) : TimeSpan.Zero;
        return minute.AddSeconds(Part("s")).AddTicks(ticks) - (match.Groups["sign"].Value == "-" ? -offset : offset);
    }

    [GeneratedRegex(@"^(?<Y>\d+)-(?<M>\d+)-(?<D>\d+)[Tt](?<h>\d+):(?<m>\d+):(?<s>\d+)(\.(?<f>\d+))?([Zz]|(?<sign>[+-])(?<oh>\d+):(?<om>\d+))$")]
    private static partial Regex DateTimePattern();
}
