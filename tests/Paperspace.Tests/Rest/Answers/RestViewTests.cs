using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Rest.Answers;

/// <summary>What a person sees of what the API answers, with the longest values that its document allows.</summary>
public sealed partial class RestViewTests(RestFixture rest) : IClassFixture<RestFixture>
{
    private static readonly string Source = Path.Combine(RepositoryPaths.Root, "src", "Paperspace");

    /// <summary>The views by type, each with its labels and widths, as the file has them.</summary>
    private static readonly Dictionary<string, (bool IsTable, string[] Columns)> Views =
        XDocument.Load(Path.Combine(Source, "Paperspace.Format.ps1xml")).Descendants("View")
            .Where(view => view.Element("Name")!.Value.StartsWith("Paperspace.Rest.", StringComparison.Ordinal))
            .ToDictionary(
                view => view.Element("Name")!.Value["Paperspace.Rest.".Length..],
                view => (view.Element("TableControl") is not null, view.Descendants("Label")
                    .Select(label => label.Value + (label.Parent!.Element("Width") is { } width ? ":" + width.Value : "")).ToArray()));

    private static readonly (string Method, string Path, string Shape, string Kind)[] Operations =
    [
        .. from line in PublishedOperations.Lines
           let fields = line.Split('\t')
           let answer = Answer().Match(fields[2])
           select (fields[0], fields[1], answer.Groups["shape"].Value, answer.Groups["kind"].Value),
    ];

    public static MatrixTheoryData<string, int> KindsAndWidths =>
        new(Operations.Select(operation => operation.Kind).Where(kind => kind != "Reference").Distinct(), [80, 120]);

    [Fact]
    public void Every_kind_has_a_view() =>
        Assert.All(Operations, operation => Assert.True(operation.Kind == "Reference" || Views.ContainsKey(operation.Kind), operation.Kind));

    [Fact]
    public void Every_view_is_of_something_that_is_answered_and_what_is_in_it_has_one()
    {
        string[] types = [.. Operations.Select(operation => operation.Kind), .. Nested.Select(nested => nested.Type), "Page", "Change"];
        Assert.All(Views.Keys, type => Assert.Contains(type, types));
        Assert.All(Nested, nested => Assert.Contains(nested.Type, Views.Keys));
    }

    [Fact]
    public void Every_label_is_a_member_or_the_path_to_one() =>
        Assert.All(Views.Where(view => view.Key != "Page"), view => Assert.All(view.Value.Columns, column =>
            Assert.True(
                Schemas(view.Key).Any(schema => schema.HasMember(column.Split(':')[0].Split('.'))),
                $"{view.Key} has no {column}.")));

    [Theory]
    [MemberData(nameof(KindsAndWidths))]
    public void A_view_shows_all_its_columns_and_one_line_an_item(string kind, int width)
    {
        (string method, string path, string shape, _) = Operations.First(operation => operation.Kind == kind);
        JsonNode json = new SchemaAnswer(new Random(1), isLongest: true).Make(ApiDocument.Answer(method, path))!;
        if (shape == "Page")
        {
            json["hasMore"] = false;
        }

        rest.Api.Answer(_ => json.ToJsonString());
        string[] lines = Lines(
            $"Invoke-PaperspaceRestMethod '{Placeholder().Replace(path, "x1")}' -Method {method} -Confirm:$false {(shape == "Page" ? "-Paginate" : "")}", width);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.DoesNotContain(lines, line => line.Contains(SchemaAnswer.Secret, StringComparison.Ordinal));
        (bool isTable, string[] columns) = Views[shape == "Change" ? "Change" : kind];
        string[] labels = [.. columns.Select(column => column.Split(':')[0])];
        if (isTable)
        {
            int items = json is JsonArray array ? array.Count : shape == "Page" ? json["items"]!.AsArray().Count : 1;
            Assert.Equal(labels, Spaces().Split(lines[0].Trim()));
            Assert.Equal(2 + items, lines.Length);
        }
        else
        {
            Assert.All(labels, label => Assert.Contains(lines, line => line.StartsWith(label + " ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_page_shows_its_items_and_how_to_come_to_the_others()
    {
        rest.Api.Answer(_ => """{"items":[{"id":"pr1","name":"One"},{"id":"pr2","name":"Tw\u001bo"}],"hasMore":true,"nextPage":"c\u001b1"}""");
        string text = rest.Shell.Engine.RunToText("Invoke-PaperspaceRestMethod projects");
        Assert.Contains("pr1", text, StringComparison.Ordinal);
        Assert.Contains("Tw\uFFFDo", text, StringComparison.Ordinal);
        Assert.Contains("-Query @{ after = 'c\uFFFD1' }", text, StringComparison.Ordinal);

        rest.Api.Answer(_ => """{"items":[],"hasMore":false}""");
        Assert.Equal("No items.", rest.Shell.Engine.RunToText("Invoke-PaperspaceRestMethod projects").Trim());
    }

    [Theory]
    [InlineData("storage-providers/x1", "s3Config")]
    [InlineData("machines/x1/desktop", "vnc")]
    public void What_holds_a_secret_is_shown_without_it_on_its_own_too(string path, string member)
    {
        JsonNode json = new SchemaAnswer(new Random(1), isLongest: true).Make(ApiDocument.Answer("GET", path.Replace("x1", "{id}", StringComparison.Ordinal)))!;
        rest.Api.Answer(_ => json.ToJsonString());
        string script = $"(Invoke-PaperspaceRestMethod {path}).{member}";
        Assert.DoesNotContain(SchemaAnswer.Secret, rest.Shell.Engine.RunToText(script), StringComparison.Ordinal);
        Assert.Contains(SchemaAnswer.Secret, ShapeOf.Values(rest.Shell.Succeed(script)), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_could_steer_a_terminal_is_shown_harmless() =>
        Assert.All(Operations.Select(operation => operation.Kind).Distinct().Where(kind => kind != "Reference"), kind =>
        {
            (string method, string path, _, _) = Operations.First(operation => operation.Kind == kind && !operation.Shape.StartsWith("Page", StringComparison.Ordinal)
                || Operations.All(other => other.Kind != kind || other.Shape == "Page"));
            JsonNode json = new SchemaAnswer(new Random(1), isLongest: true).Make(ApiDocument.Answer(method, path))!;
            rest.Api.Answer(_ => json.ToJsonString().Replace("www", "a\\u001bb", StringComparison.Ordinal).Replace("2024-", "\\u009b2024-", StringComparison.Ordinal));
            string text = rest.Shell.Engine.RunToText($"Invoke-PaperspaceRestMethod '{Placeholder().Replace(path, "x1")}' -Method {method} -Confirm:$false");
            Assert.DoesNotContain('\u001B', text);
            Assert.DoesNotContain('\u009B', text);
        });

    private string[] Lines(string script, int width) => rest.Shell.Engine.RunToText(script, width)
        .Split(["\r\n", "\n"], StringSplitOptions.None).Where(line => !string.IsNullOrWhiteSpace(line)).ToArray();

    /// <summary>The schemas of all that has a type's name.</summary>
    private static IEnumerable<JsonElement> Schemas(string type)
    {
        foreach ((string method, string path, string shape, string kind) in Operations)
        {
            foreach (JsonElement one in ApiDocument.Answer(method, path).Alternatives())
            {
                JsonElement document = one.TryGetProperty("items", out JsonElement items) ? items : one;
                if (shape == "Change" && type == "Change")
                {
                    yield return document;
                }

                JsonElement value = shape switch
                {
                    "Page" => document.GetProperty("properties").GetProperty("items").GetProperty("items"),
                    "Change" => document.GetProperty("properties").GetProperty("data"),
                    _ => document,
                };
                if (kind == type)
                {
                    yield return value;
                }
            }
        }

        foreach ((string owner, string member, _) in Nested.Where(nested => nested.Type == type))
        {
            foreach (JsonElement one in Schemas(owner).SelectMany(schema => schema.Alternatives()))
            {
                if (one.TryGetProperty("properties", out JsonElement members) && members.TryGetProperty(member, out JsonElement inner))
                {
                    yield return inner;
                    foreach (JsonElement items in inner.Alternatives().Where(value => value.TryGetProperty("items", out _)))
                    {
                        yield return items.GetProperty("items");
                    }
                }
            }
        }
    }

    /// <summary>What is in an answer and has a type of its own, as the table has it.</summary>
    private static readonly (string Owner, string Member, string Type)[] Nested =
    [
        .. from line in File.ReadAllLines(Path.Combine(Source, "Rest", "Operations.tsv"))
           let fields = line.Split('\t')
           where fields[0] == "nested"
           select (fields[1], fields[2], fields[3]),
    ];

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?:(?<shape>Page|Change)\[)?(?<kind>\w+)")]
    private static partial Regex Answer();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
