using System.Text.Json;
using System.Text.Json.Nodes;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Rest.Answers;

namespace Paperspace.Tests.Sandboxes;

/// <summary>Calls of published operations that the document allows, about things that a sandbox has.</summary>
internal static class DocumentedCalls
{
    // First what reads and makes and changes, by path, and then what deletes, from the inside out.
    public static IEnumerable<(string Method, string Path)> Operations =>
        ApiDocument.Operations.Keys
            .OrderBy(operation => operation.Method == "DELETE")
            .ThenBy(operation => operation.Method == "DELETE" ? -operation.Path.Count(letter => letter == '/') : 0);

    /// <summary>A path that is there: each placeholder is the last thing that the list before it has.</summary>
    public static async Task<string> PathAsync(SandboxClient client, string method, string path)
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
    public static async Task<JsonNode?> BodyAsync(SandboxClient client, string method, string path)
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
        string present = await LastAsync(client, await PathAsync(client, "GET", list));
        return members.Select(member => (string)member!["user"]!["id"]!).First(id => id != present);
    }
}
