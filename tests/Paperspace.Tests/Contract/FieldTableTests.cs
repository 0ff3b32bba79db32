using System.Reflection;
using System.Text.Json;
using Paperspace.Tests.Contract.Documents;
using Paperspace.Tests.Rest.Answers;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Contract;

/// <summary>The table of each model's fields, beside the type that it fills and the API's document that it is taken from.</summary>
public sealed class FieldTableTests : IDisposable
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Where the API's document has each model that stands in no other.</summary>
    private static readonly Dictionary<string, JsonElement> Documented = new()
    {
        ["Session"] = ApiDocument.Answer("GET", "auth/session"),
        ["MachineAnswer"] = ApiDocument.Answer("PATCH", "machines/{id}/start"),
        ["MemberAnswer"] = ApiDocument.Answer("GET", "teams/{teamId}/users").GetProperty("properties").GetProperty("items").GetProperty("items"),
        ["MemberChangeAnswer"] = ApiDocument.Answer("PUT", "teams/{teamId}/users/{userId}"),
    };

    /// <summary>What a model has that no document of the API does: it is found out, and not read.</summary>
    private static readonly string[] FoundOut =
        ["AdditionalProperties", "Machine.Team", "TeamMember.Team", "TeamMembership.IsCurrent", "TeamMembership.User"];

    /// <summary>Where the document contradicts itself or the API, and the table says what is.</summary>
    private static readonly string[] Contradicted =
    [
        // What takes effect at once, as some changes do, has no event.
        "MachineAnswer.event is optional object or null, and documented as required object",
    ];

    private readonly Shell _shell = new();
    private readonly FieldTable[] _tables;

    public FieldTableTests() =>
        _tables = FieldTable.AllOf(((Type)Assert.Single(_shell.Succeed("[Paperspace.Session]")).BaseObject).Assembly);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_field_has_a_property_of_its_type_that_is_nullable_where_the_field_is() => Assert.All(_tables, table =>
        Assert.All(table.Fields, field =>
        {
            PropertyInfo property = table.Model.GetProperty(field.Property, Any)!;
            Assert.True(property is { CanWrite: true }, $"{table.Model.Name} has no property for {field.Name}.");
            Assert.Equal(field.Value, property.PropertyType);
            bool isNullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
            Assert.True(
                isNullable == (field.IsNullable || (!field.IsRequired && !field.Value.IsValueType)),
                $"{table.Model.Name}.{field.Property} is {(isNullable ? "" : "not ")}nullable.");
        }));

    [Fact]
    public void A_property_of_a_model_is_a_field_or_is_found_out() => Assert.All(_tables, table => Assert.Equal(
        [],
        table.Model.GetProperties()
            .Where(property => property.CanWrite)
            .Select(property => property.Name)
            .Except(table.Fields.Select(field => field.Property))
            .Where(name => !FoundOut.Contains(name) && !FoundOut.Contains($"{table.Model.Name}.{name}"))));

    [Fact]
    public void A_table_is_what_the_document_of_the_API_says()
    {
        var seen = new HashSet<Type>();
        var differences = new List<string>();
        foreach ((string root, JsonElement schema) in Documented)
        {
            Compare(_tables.Single(table => table.Model.Name == root), schema, seen, differences);
        }

        string different = string.Join('\n', differences.Except(Contradicted).Concat(Contradicted.Except(differences)));
        Assert.True(different.Length == 0, different);

        // A member's own table is that of its columns, which no document has.
        Assert.Equal(["TeamMember"], _tables.Select(table => table.Model).Except(seen).Select(model => model.Name));
    }

    private void Compare(FieldTable table, JsonElement schema, HashSet<Type> seen, List<string> differences)
    {
        if (!seen.Add(table.Model))
        {
            return;
        }

        JsonElement one = schema.Alternatives().Single(alternative => alternative.GetProperty("type").GetString() == "object");
        HashSet<string> required = [.. one.TryGetProperty("required", out JsonElement names) ? names.EnumerateArray().Select(name => name.GetString()!) : []];
        Dictionary<string, JsonElement> documented = one.GetProperty("properties").EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        differences.AddRange(documented.Keys.Except(table.Fields.Select(field => field.Name)).Select(name => $"{table.Model.Name} lacks {name}"));
        foreach (FieldTable.Row field in table.Fields)
        {
            if (!documented.TryGetValue(field.Name, out JsonElement member))
            {
                differences.Add($"{table.Model.Name} has {field.Name}");
                continue;
            }

            string says = Describe(required.Contains(field.Name), IsNullable(member), Kind(member));
            string has = Describe(field.IsRequired, field.IsNullable, Kind(field.Value));
            if (says != has)
            {
                differences.Add($"{table.Model.Name}.{field.Name} is {has}, and documented as {says}");
            }

            if (_tables.FirstOrDefault(other => other.Model == Nested(field.Value)) is { } nested)
            {
                JsonElement inner = member.Alternatives().First(alternative => alternative.GetProperty("type").GetString() is "object" or "array");
                Compare(nested, inner.TryGetProperty("items", out JsonElement items) ? items : inner, seen, differences);
            }
        }
    }

    private static string Describe(bool isRequired, bool isNullable, string kind) =>
        $"{(isRequired ? "required" : "optional")} {kind}{(isNullable ? " or null" : "")}";

    private static bool IsNullable(JsonElement member) =>
        (member.TryGetProperty("nullable", out JsonElement nullable) && nullable.GetBoolean())
        || (member.TryGetProperty("anyOf", out JsonElement any) && any.EnumerateArray().Any(IsNullable));

    private static string Kind(JsonElement member)
    {
        JsonElement one = member.Alternatives().First();
        string type = one.GetProperty("type").GetString()!;
        return type == "string" && one.TryGetProperty("format", out JsonElement format) && format.GetString() == "date-time" ? "date-time" : type;
    }

    private static string Kind(Type value)
    {
        Type one = Nullable.GetUnderlyingType(value) ?? value;
        return one == typeof(string) ? "string"
            : one == typeof(bool) ? "boolean"
            : one == typeof(decimal) ? "number"
            : one == typeof(long) ? "integer"
            : one == typeof(DateTime) ? "date-time"
            : one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "array"
            : "object";
    }

    private static Type Nested(Type value) =>
        value.IsGenericType && value.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? value.GetGenericArguments()[0] : value;
}
