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
    [Fact]
    public async Task Every_published_operation_answers_what_the_document_says()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        using var client = new SandboxClient(sandbox);
        var faults = new List<string>();
        foreach ((string method, string path) in DocumentedCalls.Operations)
        {
            try
            {
                JsonNode? answer = await client.CallAsync(method, await DocumentedCalls.PathAsync(client, method, path), await DocumentedCalls.BodyAsync(client, method, path));
                faults.AddRange(await FaultsAsync(method, path, answer));
            }
            catch (Xunit.Sdk.XunitException fault)
            {
                faults.Add(fault.Message);
            }
        }

        Assert.Empty(faults);
        Assert.Equal(113, DocumentedCalls.Operations.Count());
    }

    [Fact]
    public async Task Every_account_can_list_whatever_is_listed()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        var faults = new List<string>();
        foreach (SampleAccount account in SampleAccounts.All)
        {
            using var client = new SandboxClient(sandbox, account);
            foreach ((string method, string path) in DocumentedCalls.Operations.Where(operation => operation.Method == "GET" && !operation.Path.Contains('{')))
            {
                faults.AddRange(await FaultsAsync(method, path, await client.CallAsync(method, await DocumentedCalls.PathAsync(client, method, path))));
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

    [GeneratedRegex(@"""anyOf"": *\[ *\{ *""not"": *\{\} *\}, *")]
    private static partial Regex NothingOr();
}
