using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Paperspace.Tests.Rest.Answers;

/// <summary>What a person sees of what is in an answer, looked at on its own.</summary>
public sealed partial class NestedViewTests(RestFixture rest) : IClassFixture<RestFixture>
{
    private const int AnswersOfEach = 8;

    // Whatever is in an answer, one object after the other. A dictionary, where names differ by their casing alone, is shown as
    // its entries.
    private const string FindAll = """
        function Find-All($Value) {
            foreach ($item in @($Value)) {
                if ($item -is [System.Collections.IDictionary]) {
                    foreach ($inner in $item.Values) { Find-All $inner }
                }
                elseif ($item -is [System.Management.Automation.PSCustomObject]) {
                    , $item
                    foreach ($property in $item.PSObject.Properties) { Find-All $property.Value }
                }
            }
        }
        """;

    public static MatrixTheoryData<(string Path, string Member, string Labels), int> MembersAndWidths => new(
        [
            ("auth/session", "team", "id namespace isPrivate maxMachines analyticsId"),
            ("auth/session", "user", ""),
            ("auth/session", "user.metadata", ""),
            ("auth/session", "user.teamMemberships", "team.id team.name team.namespace isOwner isAdmin"),
            ("auth/session", "user.teamMemberships.team", "id name namespace isUserTeam dtCreated"),
            ("deployments/{id}", "latestSpec", ""),
            ("deployments/{id}", "latestSpec.data", ""),
            ("deployments/{id}/history", "items.data", ""),
            ("deployments/{id}/history", "items.workflowRun", ""),
            ("deployments/{id}/metrics", "values", "timestamp value"),
            ("deployments/{id}/runs", "instances", "instanceId state dtCreated stateMessage"),
            ("deployments/{id}/runs", "instances.history", "timestamp state message"),
            ("machines/{id}", "reservation", "id name isActive dtStarted dtFinished"),
            ("machines/{id}/accessors", "items.user", "id email firstName lastName"),
            ("projects/{id}/collaborators", "items.user", "id email firstName lastName"),
            ("teams/{teamId}/users", "items.user", "id email firstName lastName lastActive"),
        ],
        [80, 120]);

    [Theory]
    [MemberData(nameof(MembersAndWidths))]
    public void What_a_person_looks_at_is_a_table_or_a_list_of_single_values((string Path, string Member, string Labels) part, int width)
    {
        JsonNode json = new SchemaAnswer(new Random(1), isLongest: true).Make(ApiDocument.Answer("GET", part.Path))!;
        rest.Api.Answer(_ => json.ToJsonString().Replace("\"healthchecks\"", "\"other\"", StringComparison.Ordinal));
        string script = $"(Invoke-PaperspaceRestMethod '{Placeholder().Replace(part.Path, "x1")}').{part.Member}";
        string[] lines = rest.Shell.Engine.RunToText(script, width)
            .Split(["\r\n", "\n"], StringSplitOptions.None).Where(line => !string.IsNullOrWhiteSpace(line)).ToArray();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.DoesNotContain(lines, line => line.Contains("@{", StringComparison.Ordinal));
        if (part.Labels.Length > 0)
        {
            Assert.Equal(part.Labels.Split(' '), lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(2 + rest.Shell.Succeed(script).Count, lines.Length);
        }
    }

    [Theory]
    [MemberData(nameof(AnswerTypeTests.Operations), MemberType = typeof(AnswerTypeTests))]
    public void Nothing_in_an_answer_shows_a_secret(string method, string path, string answer)
    {
        for (int seed = 0; seed < AnswersOfEach; seed++)
        {
            JsonNode json = new SchemaAnswer(new Random(seed), isLongest: seed == 0).Make(ApiDocument.Answer(method, path))!;
            if (!json.ToJsonString().Contains(SchemaAnswer.Secret, StringComparison.Ordinal))
            {
                continue;
            }

            rest.Api.Answer(_ => json.ToJsonString());
            int count = rest.Shell.Succeed(
                $"{FindAll}; $global:found = @(Find-All (Invoke-PaperspaceRestMethod '{Placeholder().Replace(path, "x1")}' -Method {method} -Confirm:$false)); $found").Count;
            Assert.True(count > 0, answer);
            for (int i = 0; i < count; i++)
            {
                Assert.DoesNotContain(SchemaAnswer.Secret, rest.Shell.Engine.RunToText($"$found[{i}]", 400), StringComparison.Ordinal);

                // What comes after something else in one pipeline has no view: the shell lists its members.
                Assert.DoesNotContain(SchemaAnswer.Secret, rest.Shell.Engine.RunToText($"Get-PaperspaceConnection; $found[{i}]", 400), StringComparison.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Placeholder();
}
