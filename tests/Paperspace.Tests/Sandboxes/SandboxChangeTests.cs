using System.Text.Json.Nodes;
using Paperspace.Sandbox.Server;

namespace Paperspace.Tests.Sandboxes;

/// <summary>What is changed in a sandbox stays so while it runs.</summary>
public sealed class SandboxChangeTests : IAsyncDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.StartAsync().Result;
    private readonly SandboxClient _client;

    public SandboxChangeTests() => _client = new SandboxClient(_sandbox);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    public static TheoryData<string, string> Kinds => new()
    {
        { "container-registries", """{"name":"made","namespace":"n","url":"https://r.example","username":"u","password":"p"}""" },
        { "datasets", """{"name":"made"}""" },
        { "models", """{"name":"made","isPublic":false}""" },
        { "private-networks", """{"name":"made","region":"ca1"}""" },
        { "snapshots", """{"name":"made","machineId":"MACHINE"}""" },
        { "custom-templates", """{"name":"made","machineId":"MACHINE"}""" },
        { "shared-drives", """{"name":"made","size":250,"region":"ny2","networkId":"NETWORK"}""" },
        { "startup-scripts", """{"name":"made","script":"echo"}""" },
        { "storage-providers", """{"name":"made","storageProviderType":"s3","s3Config":{"bucket":"b","accessKey":"a","secretAccessKey":"s"}}""" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_made_is_listed_and_read_until_it_is_deleted(string list, string body)
    {
        JsonNode made = (await _client.CallAsync("POST", list, JsonNode.Parse(await FilledAsync(body))))!;
        made = made["data"] ?? made;
        string id = (string)made["id"]!;
        Assert.Equal("made", (string?)made["name"]);
        Assert.Equal(made.ToJsonString(), (await _client.CallAsync("GET", $"{list}/{id}"))!.ToJsonString());
        Assert.Contains(id, await IdsAsync(list));
        if (list != "models")
        {
            object update = list == "storage-providers"
                ? new { name = "renamed", isTeamDefault = false, s3Config = new { bucket = "b", accessKey = "a", secretAccessKey = "s" } }
                : new { name = "renamed" };
            await _client.CallAsync("PUT", $"{list}/{id}", update);
            Assert.Equal("renamed", (string?)(await _client.CallAsync("GET", $"{list}/{id}"))!["name"]);
        }

        await _client.CallAsync("DELETE", $"{list}/{id}");
        Assert.DoesNotContain(id, await IdsAsync(list));
        Assert.Equal((404, "NOT_FOUND"), await _client.RefusedAsync("GET", $"{list}/{id}"));
        Assert.Equal((404, "NOT_FOUND"), await _client.RefusedAsync("DELETE", $"{list}/{id}"));
    }

    [Theory]
    [InlineData("POST", "datasets", "{}")]
    [InlineData("POST", "datasets", """{"name":1}""")]
    [InlineData("POST", "snapshots", """{"name":"x","machineId":"psnone"}""")]
    [InlineData("POST", "container-registries", """{"kind":"none","name":"x","namespace":"n","url":"u","username":"u","password":"p"}""")]
    [InlineData("GET", "datasets?orderBy=colour", null)]
    [InlineData("GET", "datasets?privacy=SECRET", null)]
    public async Task What_the_document_does_not_allow_is_refused(string method, string path, string? body) =>
        Assert.Equal((400, "BAD_REQUEST"), await _client.RefusedAsync(method, path, body is null ? null : JsonNode.Parse(body)));

    [Fact]
    public async Task What_another_team_has_is_forbidden()
    {
        using var other = new SandboxClient(_sandbox, SampleAccounts.All.First(account => account.Team == "globex"));
        string theirs = (string)(await other.CallAsync("GET", "datasets"))!["items"]![0]!["id"]!;
        Assert.Equal((403, "FORBIDDEN"), await _client.RefusedAsync("GET", $"datasets/{theirs}"));
        Assert.Equal((403, "FORBIDDEN"), await _client.RefusedAsync("GET", $"datasets/{theirs}/versions"));
    }

    [Fact]
    public async Task What_machines_refer_to_is_there()
    {
        JsonArray machines = (await _client.CallAsync("GET", "machines?limit=120"))!["items"]!.AsArray();
        HashSet<string> networks = await IdsAsync("private-networks");
        HashSet<string> snapshots = await IdsAsync("snapshots");
        HashSet<string> addresses = await IdsAsync("public-ips", "ip");
        Assert.Contains(machines, machine => machine!["restorePointSnapshotId"] is not null);
        Assert.All(machines, machine =>
        {
            Assert.Contains((string)machine!["networkId"]!, networks);
            Assert.True(machine["publicIp"] is not { } address || addresses.Contains((string)address!));
            Assert.True(machine["restorePointSnapshotId"] is not { } snapshot || snapshots.Contains((string)snapshot!));
        });
        Assert.NotEmpty((await _client.CallAsync("GET", $"machines/{machines[0]!["id"]}/accessors"))!["items"]!.AsArray());
    }

    [Fact]
    public async Task An_address_goes_to_the_machine_that_it_is_assigned_to()
    {
        string machine = await MachineAsync();
        string ip = (string)(await _client.CallAsync("POST", "public-ips", new { region = "ny2" }))!["ip"]!;
        await _client.CallAsync("PUT", $"public-ips/{ip}", new { machineId = machine });
        Assert.Equal(ip, (string?)(await _client.CallAsync("GET", $"machines/{machine}"))!["publicIp"]);
        await _client.CallAsync("PUT", $"public-ips/{ip}", new { machineId = (string?)null });
        Assert.Null((await _client.CallAsync("GET", $"machines/{machine}"))!["publicIp"]);
    }

    [Fact]
    public async Task A_deployment_is_made_updated_and_deleted()
    {
        string project = (string)(await _client.CallAsync("GET", "projects"))!["items"]![0]!["id"]!;
        object Config(string name) => new { apiVersion = "v1", image = "i", name, resources = new { machineType = "C5", ports = new[] { 80 } } };
        string id = (string)(await _client.CallAsync("POST", "deployments", new { projectId = project, config = Config("one") }))!["deploymentId"]!;
        await _client.CallAsync("POST", "deployments", new { deploymentId = id, projectId = project, config = Config("two") });
        JsonNode deployment = (await _client.CallAsync("GET", $"deployments/{id}"))!;
        Assert.Equal($"two two {project}", $"{deployment["name"]} {deployment["latestSpec"]!["data"]!["name"]} {deployment["projectId"]}");
        Assert.Contains(id, await IdsAsync($"projects/{project}/deployments"));
        Assert.Equal(2, (await IdsAsync($"deployments/{id}/history")).Count);
        await _client.CallAsync("DELETE", $"deployments/{id}");
        Assert.Equal((404, "NOT_FOUND"), await _client.RefusedAsync("GET", $"deployments/{id}"));
    }

    [Fact]
    public async Task The_secrets_of_a_team_are_those_of_its_namespace()
    {
        SampleAccount team = SampleAccounts.Default;
        await _client.CallAsync("POST", $"teams/{team.Team}/secrets", new { name = "BY_NAMESPACE", value = "v" });
        Assert.Equal("BY_NAMESPACE", (string?)(await _client.CallAsync("GET", $"teams/{team.TeamId}/secrets/BY_NAMESPACE"))!["name"]);
        Assert.Equal((403, "FORBIDDEN"), await _client.RefusedAsync("GET", "teams/globex/secrets"));
        Assert.Equal((404, "NOT_FOUND"), await _client.RefusedAsync("GET", "teams/nowhere/secrets"));
    }

    [Fact]
    public async Task The_standing_of_the_account_is_good() =>
        Assert.Equal("""{"isInGoodStanding":true}""", (await _client.CallAsync("GET", "billing/account-standing"))!.ToJsonString());

    private async Task<HashSet<string>> IdsAsync(string list, string id = "id") =>
        [.. (await _client.CallAsync("GET", $"{list}?limit=120"))!["items"]!.AsArray().Select(item => (string)item![id]!)];

    private async Task<string> MachineAsync() => (string)(await _client.CallAsync("GET", "machines?name=build-004"))!["items"]![0]!["id"]!;

    private async Task<string> FilledAsync(string body) => body
        .Replace("MACHINE", await MachineAsync(), StringComparison.Ordinal)
        .Replace("NETWORK", (string)(await _client.CallAsync("GET", "private-networks"))!["items"]![0]!["id"]!, StringComparison.Ordinal);
}
