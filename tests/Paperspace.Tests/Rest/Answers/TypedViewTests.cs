using System.Text.Json.Nodes;

namespace Paperspace.Tests.Rest.Answers;

/// <summary>What a person sees of machines and members, with the longest values that the API's document allows.</summary>
public sealed class TypedViewTests(RestFixture rest) : IClassFixture<RestFixture>
{
    public static MatrixTheoryData<(string Script, string Path, string Labels), int> ListsAndWidths => new(
        [
            ("Get-PaperspaceMachine", "machines", "Name Id State MachineType Region PublicIp"),
            ("Get-PaperspaceTeamMember -Team te1", "teams/{teamId}/users", "Name Email Role LastActive Team"),
        ],
        [80, 120]);

    [Theory]
    [MemberData(nameof(ListsAndWidths))]
    public void A_list_shows_all_its_columns_and_one_line_an_item((string Script, string Path, string Labels) list, int width)
    {
        JsonNode json = new SchemaAnswer(new Random(1), isLongest: true).Make(ApiDocument.Answer("GET", list.Path))!;
        json["hasMore"] = false;
        rest.Api.Answer(_ => json.ToJsonString());

        string[] lines = rest.Shell.Engine.RunToText(list.Script, width)
            .Split(["\r\n", "\n"], StringSplitOptions.None).Where(line => !string.IsNullOrWhiteSpace(line)).ToArray();

        Assert.Equal(list.Labels.Split(' '), lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2 + json["items"]!.AsArray().Count, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
    }
}
