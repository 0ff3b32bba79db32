using System.Text.Json.Nodes;
using Paperspace.Sandbox.Server;

namespace Paperspace.Tests.Sandboxes;

/// <summary>Requests that the sandbox works on at the same time.</summary>
public sealed class SandboxParallelTests : IAsyncDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.StartAsync().Result;
    private readonly SandboxClient _client;

    public SandboxParallelTests() => _client = new SandboxClient(_sandbox);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_list_shows_what_there_was_when_it_was_asked_for()
    {
        // More than all buffers between the two hold: the server waits for the client before it has written the last item.
        string description = new('x', 400_000);
        for (int i = 0; i < 60; i++)
        {
            await _client.CallAsync("POST", "datasets", new { name = "filler", description });
        }

        JsonArray before = (await _client.CallAsync("GET", "datasets?limit=120"))!["items"]!.AsArray();
        string last = (string)before[^1]!["id"]!;
        JsonNode during = (await _client.ReadAfterAsync(
            "datasets?limit=120", () => _client.CallAsync("PUT", $"datasets/{last}", new { name = "renamed" })))!;
        Assert.Equal(before[^1]!.ToJsonString(), during["items"]!.AsArray()[^1]!.ToJsonString());
        Assert.Equal("renamed", (string?)(await _client.CallAsync("GET", $"datasets/{last}"))!["name"]);
    }

    [Theory]
    [InlineData("public-ips", "ip", """{"region":"ny2"}""")]
    [InlineData("projects", "id", """{"name":"made"}""")]
    [InlineData("machines", "id", """{"name":"made","machineType":"C5","templateId":"tkni3aa4","diskSize":50,"region":"ny2"}""")]
    [InlineData("datasets", "id", """{"name":"made"}""")]
    [InlineData("private-networks", "id", """{"name":"made","region":"ny2"}""")]
    public async Task Each_of_many_that_are_made_at_once_has_an_id_of_its_own(string list, string id, string body)
    {
        List<string> before = await IdsAsync(list, id);
        JsonNode[] made = await Task.WhenAll(Enumerable.Range(0, 300).Select(async _ => (await _client.CallAsync("POST", list, JsonNode.Parse(body)))!));
        List<string> after = await IdsAsync(list, id);
        Assert.Equal(before.Count + 300, after.Count);
        Assert.Equal(after.Distinct(), after);
        Assert.Equal(300, made.Select(item => (string)(item["data"] ?? item)[id]!).Except(before).Count());
    }

    private async Task<List<string>> IdsAsync(string list, string id)
    {
        List<string> ids = [];
        string? cursor = null;
        do
        {
            JsonNode page = (await _client.CallAsync("GET", $"{list}?limit=120{(cursor is null ? "" : $"&after={cursor}")}"))!;
            ids.AddRange(page["items"]!.AsArray().Select(item => (string)item![id]!));
            cursor = (string?)page["nextPage"];
        }
        while (cursor is not null);
        return ids;
    }

    [Fact]
    public async Task Of_changes_of_one_secret_at_once_none_is_told_that_it_is_gone()
    {
        string secret = $"teams/{SampleAccounts.Default.TeamId}/secrets/S3_ACCESS_KEY";
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => _client.CallAsync("PATCH", secret, new { value = $"{i}" })));
    }

    [Fact]
    public async Task Of_things_of_one_name_made_at_once_one_is_made()
    {
        string secrets = $"teams/{SampleAccounts.Default.TeamId}/secrets";
        string member = (string)(await _client.CallAsync("GET", $"teams/{SampleAccounts.Default.TeamId}/users?role=member"))!["items"]![0]!["user"]!["id"]!;
        string project = (await IdsAsync("projects", "id"))[0];
        foreach ((string list, object body) in new (string, object)[]
        {
            (secrets, new { name = "ONCE", value = "v" }),
            ($"projects/{project}/collaborators", new { userId = member }),
        })
        {
            (int, string?)[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _client.RefusedAsync("POST", list, body)));
            Assert.Equal(1, answers.Count(answer => answer == (200, null)));
            Assert.Equal(19, answers.Count(answer => answer == (409, "CONFLICT")));
        }
    }
}
