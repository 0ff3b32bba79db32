using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Rest.Answers;

namespace Paperspace.Tests.Sandboxes;

/// <summary>Every published operation, called on the sandbox: the answer is what the vendor's document says.</summary>
public sealed partial class SandboxAnswerTests
{
    // First what reads and makes and changes, by path, and then what deletes, from the inside out.
    private static IEnumerable<(string Method, string Path)> Operations =>
        ApiDocument.Operations.Keys
            .OrderBy(operation => operation.Method == "DELETE")
            .ThenBy(operation => operation.Method == "DELETE" ? -operation.Path.Count(letter => letter == '/') : 0);

    [Fact]
    public async Task Every_published_operation_answers_what_the_document_says()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using var client = new SandboxClient(sandbox);
        var faults = new List<string>();
        foreach ((string method, string path) in Operations)
        {
            try
            {
                JsonNode? answer = await client.CallAsync(method, await ValidPathAsync(client, method, path), await ValidBodyAsync(client, method, path));
                faults.AddRange(await FaultsAsync(method, path, answer));
            }
            catch (Xunit.Sdk.XunitException fault)
            {
                faults.Add(fault.Message);
            }
        }

        Assert.Empty(faults);
        Assert.Equal(113, Operations.Count());
    }

    [Fact]
    public async Task Every_account_can_list_whatever_is_listed()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        var faults = new List<string>();
        foreach (SampleAccount account in SampleAccounts.All)
        {
            using var client = new SandboxClient(sandbox, account);
            foreach ((string method, string path) in Operations.Where(operation => operation.Method == "GET" && !operation.Path.Contains('{')))
            {
                faults.AddRange(await FaultsAsync(method, path, await client.CallAsync(method, await ValidPathAsync(client, method, path))));
            }
        }

        Assert.Empty(faults);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(string method, string path, JsonNode? answer)
    {
        // The document says that something may be missing as "not: {}" beside what it may be, and that it may be null beside anyOf;
        // the validator takes null only where a type stands.
        string schema = NothingOr().Replace(ApiDocument.Answer(method, path).GetRawText(), "\"anyOf\": [{\"type\": \"string\", \"nullable\": true}, ");
        JsonSchema contract = await JsonSchema.FromJsonAsync(schema);
        using var reader = new JsonTextReader(new StringReader(answer?.ToJsonString() ?? "null")) { DateParseHandling = DateParseHandling.None };
        return contract.Validate(JToken.ReadFrom(reader), SchemaType.OpenApi3).Select(fault => $"{method} {path}: {fault}");
    }

    /// <summary>A path that is there: each placeholder is the last thing that the list before it has.</summary>
    private static async Task<string> ValidPathAsync(SandboxClient client, string method, string path)
    {
        string[] segments = path.Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].StartsWith('{'))
            {
                string list = string.Join('/', segments.Take(i));
                segments[i] = segments[i] == "{modelId}" ? await LastAsync(client, "models")
                    : list == "teams" ? SampleAccounts.Default.TeamId
                    : await LastAsync(client, list == "machines" ? "machines?name=build-004" : $"{list}?limit=120{(list.EndsWith("/users") ? "&role=member" : "")}");
            }
        }

        string query = path switch
        {
            "machine-availability" => "?machineType=C5&region=ny2",
            "deployments/{id}/metrics" => "?metric=cpu",
            "projects/{id}/tags" when method == "DELETE" => $"?name={Uri.EscapeDataString((string)(await client.CallAsync("GET", string.Join('/', segments)))!["items"]![0]!["name"]!)}",
            _ => "",
        };
        if (path == "machines/{id}/start")
        {
            await client.CallAsync("PATCH", string.Join('/', segments).Replace("/start", "/stop", StringComparison.Ordinal));
        }

        return string.Join('/', segments) + query;
    }

    private static async Task<string> LastAsync(SandboxClient client, string list)
    {
        JsonArray items = (await client.CallAsync("GET", list))!["items"]!.AsArray();
        Assert.True(items.Count > 0, $"GET {list}: nothing is there");
        JsonNode item = items[^1]!;
        return (string)(item["user"]?["id"] ?? item["version"] ?? item["ip"] ?? item["id"] ?? item["name"])!;
    }

    /// <summary>A body that the document allows, about things that are there.</summary>
    private static async Task<JsonNode?> ValidBodyAsync(SandboxClient client, string method, string path)
    {
        JsonElement schema = ApiDocument.Body(method, path);
        if (schema.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        JsonNode body = new SchemaAnswer(new Random(1), isLongest: true).Make(schema)!;
        foreach (string field in body.AsObject().Select(field => field.Key).ToList())
        {
            JsonNode? value = field switch
            {
                "userId" => await StrangerAsync(client, path),
                "machineId" => await LastAsync(client, "machines?name=build-004"),
                "projectId" => await LastAsync(client, "projects"),
                "networkId" => await LastAsync(client, "private-networks"),
                "storageProviderId" => await LastAsync(client, "storage-providers"),
                "deploymentId" => await LastAsync(client, "deployments"),
                "templateId" => await LastAsync(client, "os-templates"),
                "startupScriptId" => await LastAsync(client, "startup-scripts"),
                "restorePointSnapshotId" => await LastAsync(client, "snapshots"),
                "accessorIds" => new JsonArray(await StrangerAsync(client, "machines/{id}/accessors")),
                "name" when path == "machines/{id}" => "build-004",
                "config" => JsonNode.Parse("""{"apiVersion":"v1","image":"i","name":"n","resources":{"machineType":"C5","ports":[80]}}"""),
                "s3Config" => JsonNode.Parse("""{"bucket":"b","accessKey":"a","secretAccessKey":"s"}"""),
                "machineType" => "C5",
                "region" => "ny2",
                _ => body[field]?.DeepClone(),
            };
            body[field] = path.EndsWith("/secrets", StringComparison.Ordinal) && field == "name" ? "MADE" : value;
        }

        return body;
    }

    /// <summary>A member of the team who is not among those that the list has.</summary>
    private static async Task<string> StrangerAsync(SandboxClient client, string list)
    {
        JsonArray members = (await client.CallAsync("GET", $"teams/{SampleAccounts.Default.TeamId}/users"))!["items"]!.AsArray();
        string present = await LastAsync(client, await ValidPathAsync(client, "GET", list));
        return members.Select(member => (string)member!["user"]!["id"]!).First(id => id != present);
    }

    [GeneratedRegex(@"""anyOf"": *\[ *\{ *""not"": *\{\} *\}, *")]
    private static partial Regex NothingOr();
}
