using System.Net;
using System.Text.Json.Nodes;
using Paperspace.Sandbox.Server;

namespace Paperspace.Tests.Sandboxes;

/// <summary>Changes of the sandbox's machines that meet each other.</summary>
public sealed class SandboxMachineTests : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    private readonly ManualTime _time = new();
    private readonly SandboxServer _sandbox;
    private readonly SandboxClient _client;

    public SandboxMachineTests()
    {
        _sandbox = SandboxServer.StartAsync(0, Delay, _time).Result;
        _client = new SandboxClient(_sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_delete_cancels_the_change_that_is_on_its_way()
    {
        string id = await RunningMachineAsync();
        JsonNode stop = (await _client.CallAsync("PATCH", $"machines/{id}/stop"))!["event"]!;
        JsonNode delete = (await _client.CallAsync("DELETE", $"machines/{id}"))!["event"]!;
        _time.Pass(Delay);
        Assert.Equal("cancelled", (string?)await EventFieldAsync(stop, "state"));
        Assert.NotNull(await EventFieldAsync(stop, "dtFinished"));
        Assert.Equal("done", (string?)await EventFieldAsync(delete, "state"));
        Assert.Equal((404, "NOT_FOUND"), await _client.RefusedAsync("GET", $"machines/{id}"));
    }

    [Fact]
    public async Task A_second_delete_is_told_that_one_is_on_its_way()
    {
        string id = await RunningMachineAsync();
        await _client.CallAsync("DELETE", $"machines/{id}");
        Assert.Equal((409, "CONFLICT"), await _client.RefusedAsync("DELETE", $"machines/{id}"));
        Assert.Equal((409, "CONFLICT"), await _client.RefusedAsync("PATCH", $"machines/{id}/stop"));
    }

    [Fact]
    public async Task An_update_keeps_what_became_of_the_machine_while_its_body_came()
    {
        string id = await RunningMachineAsync();
        (HttpStatusCode status, JsonNode? answer) = await _client.SendAfterAsync(
            "PUT", $"machines/{id}", new { name = "renamed" }, () => _client.CallAsync("PATCH", $"machines/{id}/stop"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("stopping", (string?)answer!["data"]!["state"]);
        JsonNode machine = (await _client.CallAsync("GET", $"machines/{id}"))!;
        Assert.Equal("stopping renamed", $"{machine["state"]} {machine["name"]}");
    }

    [Fact]
    public async Task A_change_keeps_what_was_updated_while_it_was_on_its_way()
    {
        string id = await RunningMachineAsync();
        await _client.CallAsync("PATCH", $"machines/{id}/stop");
        await _client.CallAsync("PUT", $"machines/{id}", new { name = "renamed" });
        _time.Pass(Delay);
        JsonNode machine = (await _client.CallAsync("GET", $"machines/{id}"))!;
        Assert.Equal("off renamed", $"{machine["state"]} {machine["name"]}");
    }

    [Fact]
    public async Task What_is_deleted_while_the_body_of_its_update_comes_stays_deleted()
    {
        string project = (string)(await _client.CallAsync("POST", "projects", new { name = "short-lived" }))!["id"]!;
        await IsGoneAfterAsync($"projects/{project}", "PUT", new { name = "x" }, $"projects/{project}");

        string secrets = $"teams/{SampleAccounts.Default.TeamId}/secrets";
        await _client.CallAsync("POST", secrets, new { name = "SHORT_LIVED", value = "a" });
        await IsGoneAfterAsync($"{secrets}/SHORT_LIVED", "PATCH", new { value = "b" }, $"{secrets}/SHORT_LIVED");

        string members = $"teams/{SampleAccounts.Default.TeamId}/users";
        string member = (string)(await _client.CallAsync("GET", $"{members}?role=member"))!["items"]![0]!["user"]!["id"]!;
        await IsGoneAfterAsync($"{members}/{member}", "PUT", new { isAdmin = true }, null);
        JsonArray left = (await _client.CallAsync("GET", $"{members}?limit=120"))!["items"]!.AsArray();
        Assert.DoesNotContain(member, left.Select(item => (string)item!["user"]!["id"]!));
    }

    private async Task IsGoneAfterAsync(string path, string method, object body, string? read)
    {
        (HttpStatusCode status, _) = await _client.SendAfterAsync(method, path, body, () => _client.CallAsync("DELETE", path));
        Assert.Equal(HttpStatusCode.NotFound, status);
        if (read is not null)
        {
            Assert.Equal((404, "NOT_FOUND"), await _client.RefusedAsync("GET", read));
        }
    }

    private async Task<string> RunningMachineAsync() =>
        (string)(await _client.CallAsync("GET", "machines?name=build-004"))!["items"]![0]!["id"]!;

    private async Task<JsonNode?> EventFieldAsync(JsonNode @event, string field) =>
        (await _client.CallAsync("GET", $"machine-events/{@event["id"]}"))![field];
}
