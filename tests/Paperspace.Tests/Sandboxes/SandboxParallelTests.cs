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
}
