using System.Text.Json;
using System.Text.Json.Nodes;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Rest.Answers;

namespace Paperspace.Tests.Sandboxes;

/// <summary>Requests that the document does not allow: the sandbox says where, and nothing is changed.</summary>
public sealed class SandboxRequestTests : IAsyncDisposable
{
    private const string Template = "tkni3aa4";

    private readonly SandboxServer _sandbox = SandboxServer.StartAsync().Result;
    private readonly SandboxClient _client;

    public SandboxRequestTests() => _client = new SandboxClient(_sandbox);

    public static TheoryData<string, string> Operations => new(
        DocumentedCalls.Operations.Where(operation => ApiDocument.Body(operation.Method, operation.Path).ValueKind != JsonValueKind.Undefined));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_field_that_the_document_does_not_allow_is_told(string method, string path)
    {
        string concrete = await DocumentedCalls.PathAsync(_client, method, path);
        JsonObject valid = (await DocumentedCalls.BodyAsync(_client, method, path))!.AsObject();
        JsonElement schema = ApiDocument.Body(method, path).Alternatives().First();
        foreach ((string field, _) in valid)
        {
            bool isObject = schema.GetProperty("properties").GetProperty(field).Alternatives().All(one => one.GetProperty("type").ValueEquals("object"));
            Assert.Equal(field, await IssueAsync(method, concrete, With(valid, field, isObject ? 5 : new JsonObject()), "Expected "));
        }

        foreach (string field in schema.TryGetProperty("required", out JsonElement required) ? required.EnumerateArray().Select(name => name.GetString()!) : [])
        {
            JsonObject body = valid.DeepClone().AsObject();
            body.Remove(field);
            Assert.Equal(field, await IssueAsync(method, concrete, body, "Required"));
        }

        Assert.Equal("", await IssueAsync(method, concrete, With(valid, "undocumented", 1), "Unrecognized key(s) in object: 'undocumented'"));
        Assert.Equal("", await IssueAsync(method, concrete, new JsonArray(), "Expected object, received array"));
    }

    [Theory]
    [InlineData("POST", "machines", "diskSize", "0", "Number must be greater than 0")]
    [InlineData("POST", "machines", "diskSize", "\"50\"", "Expected number, received string")]
    [InlineData("POST", "machines", "name", "\"\"", "String must contain at least 1 character(s)")]
    [InlineData("POST", "machines", "name", "null", "Expected string, received null")]
    [InlineData("POST", "machines", "publicIpType", "\"some\"", "Expected one of static, dynamic, none")]
    [InlineData("POST", "machines", "machineType", "\"C6\"", "Unknown")]
    [InlineData("POST", "machines", "templateId", "\"t0\"", "Unknown")]
    [InlineData("POST", "machines", "networkId", "\"ne0\"", "Unknown")]
    [InlineData("POST", "machines", "accessorIds.0", "\"u0\"", "Unknown")]
    [InlineData("PUT", "machines/{id}", "machineType", "\"C6\"", "Unknown")]
    [InlineData("PUT", "machines/{id}", "autoSnapshotFrequency", "\"never\"", "Expected one of hourly, daily, weekly, monthly")]
    [InlineData("POST", "projects/{id}/secrets", "name", "\"1A\"", "Invalid")]
    [InlineData("POST", "storage-providers", "s3Config.bucket", "\"\"", "String must contain at least 1 character(s)")]
    [InlineData("POST", "storage-providers", "s3Config.endpoint", "\"nowhere\"", "Invalid uri")]
    [InlineData("POST", "deployments", "config.resources.ports.0", "\"80\"", "Expected number, received string")]
    [InlineData("POST", "deployments", "config.healthChecks", """{"liveness":{"port":70000}}""", "Number must be less than or equal to 65535")]
    public async Task A_value_that_the_document_does_not_allow_is_told(string method, string path, string place, string value, string issue)
    {
        JsonNode body = (await DocumentedCalls.BodyAsync(_client, method, path))!;
        string[] names = place.Split('.');
        JsonNode owner = names.SkipLast(1).Aggregate(body, (node, name) => node[name]!);
        if (owner is JsonArray list)
        {
            list[0] = JsonNode.Parse(value);
        }
        else
        {
            owner[names[^1]] = JsonNode.Parse(value);
        }

        Assert.StartsWith(place, await IssueAsync(method, await DocumentedCalls.PathAsync(_client, method, path), body, issue), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("machine-availability", "machineType", "Required")]
    [InlineData("machine-availability?machineType=C5", "region", "Required")]
    [InlineData("teams/te8k2w5qn/users?role=boss", "role", "Expected one of member, admin, owner")]
    public async Task A_query_that_the_document_does_not_allow_is_told(string path, string place, string issue) =>
        Assert.Equal(place, await IssueAsync("GET", path, null, issue));

    [Fact]
    public async Task Any_size_that_the_document_allows_is_taken()
    {
        JsonNode machine = (await _client.CallAsync(
            "POST", "machines", new { name = "odd", machineType = "C5", templateId = Template, diskSize = 51, region = "ny2" }))!["data"]!;
        Assert.Equal(51L << 30, (long)machine["storageTotal"]!);
        await _client.CallAsync("PUT", $"machines/{machine["id"]}", JsonNode.Parse("""{"diskSize":1e25,"autoSnapshotSaveCount":1e12}"""));
    }

    [Fact]
    public async Task A_machine_is_made_of_a_template_of_the_team()
    {
        string template = (string)(await _client.CallAsync("GET", "custom-templates"))!["items"]![0]!["id"]!;
        JsonNode machine = (await _client.CallAsync(
            "POST", "machines", new { name = "own", machineType = "C5", templateId = template, diskSize = 50, region = "ny2" }))!["data"]!;
        Assert.Equal("Ubuntu 22.04", (string?)machine["os"]);
    }

    [Fact]
    public async Task Templates_are_found_by_name() =>
        Assert.Equal("ML-in-a-Box", (string?)Assert.Single((await _client.CallAsync("GET", "os-templates?name=ML-in-a-Box"))!["items"]!.AsArray())!["name"]);

    [Theory]
    [InlineData("""{"name":"a","name":"b"}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"name":""")]
    public async Task A_body_that_cannot_be_read_is_told(string text) =>
        Assert.Equal((400, "PARSE_ERROR"), await _client.RefusedAsync("POST", "projects", text));

    private static JsonObject With(JsonObject body, string field, JsonNode value)
    {
        JsonObject changed = body.DeepClone().AsObject();
        changed[field] = value;
        return changed;
    }

    /// <summary>Where the refused call has the issue.</summary>
    private async Task<string> IssueAsync(string method, string path, JsonNode? body, string issue)
    {
        JsonNode answer = await _client.BadRequestAsync(method, path, body);
        JsonArray issues = answer["details"]!["issues"]!.AsArray();
        JsonNode? told = issues.FirstOrDefault(one => ((string)one!["message"]!).StartsWith(issue, StringComparison.Ordinal));
        Assert.True(told is not null, $"{method} {path} {body?.ToJsonString()}: {answer.ToJsonString()}");
        return string.Join('.', told["path"]!.AsArray().Select(part => part!.ToString()));
    }
}
