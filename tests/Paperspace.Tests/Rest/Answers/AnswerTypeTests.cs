using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Paperspace.Tests.Rest.Answers;

/// <summary>What each operation answers, as its schema gives it at random: typed, and whole.</summary>
public sealed partial class AnswerTypeTests(RestFixture rest) : IClassFixture<RestFixture>
{
    private const int AnswersOfEach = 20;

    public static TheoryData<string, string, string> Operations
    {
        get
        {
            var operations = new TheoryData<string, string, string>();
            foreach (string[] fields in PublishedOperations.Lines.Select(line => line.Split('\t')))
            {
                operations.Add(fields[0], fields[1], fields[2]);
            }

            return operations;
        }
    }

    [Fact]
    public void The_table_has_the_operations_of_the_document() =>
        Assert.Equal(
            ApiDocument.Operations.Keys.Order(),
            PublishedOperations.All.Select(operation => (operation.Method, operation.Path)).Order());

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_answer_comes_out_typed_and_whole(string method, string path, string answer)
    {
        for (int seed = 0; seed < AnswersOfEach; seed++)
        {
            JsonNode json = new SchemaAnswer(new Random(seed)).Make(ApiDocument.Answer(method, path))!;
            rest.Api.Answer(_ => json.ToJsonString());
            IReadOnlyList<PSObject> output = rest.Shell.Succeed(
                $"Invoke-PaperspaceRestMethod '{Placeholder().Replace(path, "x1")}' -Method {method} -Confirm:$false");

            object?[] expected = json is JsonArray items ? [.. items] : [json];
            Assert.Equal(expected.Length, output.Count);
            Assert.All(expected.Zip(output), pair => AssertSame((JsonNode?)pair.First, pair.Second));
            Assert.All(output, value => AssertTyped(value, answer));
        }
    }

    private static void AssertTyped(PSObject value, string answer)
    {
        string kind = Kind().Match(answer).Groups[1].Value;
        if (answer.StartsWith("Page", StringComparison.Ordinal))
        {
            Assert.Equal("Paperspace.Rest.Page", value.TypeNames[0]);
            Assert.All((object?[])value.Properties["items"].Value, item => AssertType((PSObject)item!, kind));
        }
        else if (answer.StartsWith("Change", StringComparison.Ordinal))
        {
            Assert.Equal("Paperspace.Rest.Change", value.TypeNames[0]);
            AssertType((PSObject)value.Properties["data"].Value, kind);
            if (value.Properties["event"]?.Value is PSObject change)
            {
                AssertType(change, "MachineEvent");
            }
        }
        else
        {
            AssertType(value, kind);
        }
    }

    private static void AssertType(PSObject value, string kind) => Assert.Equal($"Paperspace.Rest.{kind}", value.TypeNames[0]);

    private static void AssertSame(JsonNode? expected, object? actual)
    {
        switch (expected)
        {
            case null:
                Assert.Null(actual);
                break;
            // Where the document has names that differ by casing alone (healthChecks and healthchecks).
            case JsonObject members when actual is OrderedDictionary dictionary:
                Assert.Equal(members.Select(member => member.Key), dictionary.Keys.Cast<string>());
                Assert.All(members, member => AssertSame(member.Value, dictionary[member.Key]));
                break;
            case JsonObject members:
                PSPropertyInfo[] properties = [.. Assert.IsType<PSObject>(actual).Properties];
                Assert.Equal(members.Select(member => member.Key), properties.Select(property => property.Name));
                Assert.All(members.Zip(properties), pair => AssertSame(pair.First.Value, pair.Second.Value));
                break;
            case JsonArray items:
                object?[] values = Assert.IsType<object?[]>(actual);
                Assert.Equal(items.Count, values.Length);
                Assert.All(items.Zip(values), pair => AssertSame(pair.First, pair.Second));
                break;
            default:
                string text = expected.ToString();
                Assert.Equal(
                    text == SchemaAnswer.Date ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)
                    : expected.GetValueKind() == System.Text.Json.JsonValueKind.Number ? Convert.ToDecimal(text, CultureInfo.InvariantCulture)
                    : expected.GetValueKind() == System.Text.Json.JsonValueKind.String ? text
                    : (object)(text == "true"),
                    actual is long or decimal ? Convert.ToDecimal(actual, CultureInfo.InvariantCulture)
                    : actual is PSObject wrapped ? wrapped.BaseObject
                    : actual);
                break;
        }
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?:(?:Page|Change)\[)?(\w+)")]
    private static partial Regex Kind();
}
