using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Paperspace.Sandbox.Server;

namespace Paperspace.Tests.Sandboxes;

/// <summary>Calls a sandbox over loopback HTTP, with the key of one account.</summary>
internal sealed class SandboxClient : IDisposable
{
    private readonly SandboxServer _sandbox;
    private readonly HttpClient _client = new(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });

    public SandboxClient(SandboxServer sandbox, SampleAccount? account = null)
    {
        _sandbox = sandbox;
        _client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (account ?? SampleAccounts.Default).ApiKey);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What a call that succeeds answers.</summary>
    public async Task<JsonNode?> CallAsync(string method, string path, object? body = null)
    {
        (HttpStatusCode status, JsonNode? answer) = await SendAsync(method, path, body);
        Assert.True(status == HttpStatusCode.OK, $"{method} {path}: {(int)status} {answer?.ToJsonString()}");
        return answer;
    }

    /// <summary>The status and the code of a call that is refused.</summary>
    public async Task<(int Status, string? Code)> RefusedAsync(string method, string path, object? body = null)
    {
        (HttpStatusCode status, JsonNode? answer) = await SendAsync(method, path, body);
        return ((int)status, (string?)answer?["code"]);
    }

    /// <summary>What a call answers that is not allowed.</summary>
    public async Task<JsonNode> BadRequestAsync(string method, string path, JsonNode? body)
    {
        (HttpStatusCode status, JsonNode? answer) = await SendAsync(method, path, body);
        Assert.True(status == HttpStatusCode.BadRequest, $"{method} {path} {body?.ToJsonString()}: {(int)status} {answer?.ToJsonString()}");
        Assert.Equal("BAD_REQUEST", (string?)answer!["code"]);
        return answer;
    }

    /// <summary>Makes a call whose body the server gets only after something else, once it is about to read it.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Answer)> SendAfterAsync(string method, string path, object body, Func<Task> meanwhile)
    {
        using HttpRequestMessage request = Request(method, path);
        request.Headers.ExpectContinue = true;
        request.Content = new LateContent(JsonSerializer.Serialize(body), meanwhile);
        return await ReadAsync(await _client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>What a list answers whose body is read only after something else, once its head has come.</summary>
    public async Task<JsonNode?> ReadAfterAsync(string path, Func<Task> meanwhile)
    {
        using HttpRequestMessage request = Request("GET", path);
        HttpResponseMessage response = await _client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await meanwhile();
        return (await ReadAsync(response)).Answer;
    }

    private async Task<(HttpStatusCode Status, JsonNode? Answer)> SendAsync(string method, string path, object? body)
    {
        using HttpRequestMessage request = Request(method, path);
        request.Content = body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await ReadAsync(await _client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    private HttpRequestMessage Request(string method, string path) => new(new HttpMethod(method), $"{_sandbox.BaseUri}/{path}");

    private static async Task<(HttpStatusCode Status, JsonNode? Answer)> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
    }

    private sealed class LateContent(string text, Func<Task> meanwhile) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await meanwhile();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Encoding.UTF8.GetByteCount(text);
            return true;
        }
    }
}
