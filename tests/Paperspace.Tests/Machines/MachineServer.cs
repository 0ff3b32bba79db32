using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Paperspace.Sandbox.Server;

namespace Paperspace.Tests.Machines;

/// <summary>An API with many machines, all ready, that counts what is done to each, and can be told to misbehave.</summary>
internal sealed class MachineServer : IAsyncDisposable
{
    private const string Gone = "gone";

    private readonly WebApplication _application;
    private readonly int _count;
    private readonly ConcurrentDictionary<string, string> _states = new();

    private MachineServer(int count, Uri? address, WebApplication application)
    {
        _count = count;
        _application = application;
        BaseUri = address!;
    }

    public Uri BaseUri { get; private set; }

    /// <summary>How often each machine was changed.</summary>
    public ConcurrentDictionary<string, int> Changes { get; } = new();

    /// <summary>How many requests each key made, by key and method.</summary>
    public ConcurrentDictionary<(string Key, string Method), int> Requests { get; } = new();

    public int Refused => _refused;

    /// <summary>Says what becomes of a request to change a machine; null for what is due.</summary>
    public Func<string, Task<Fault?>> Misbehave { get; set; } = _ => Task.FromResult<Fault?>(null);

    /// <summary>Says the same of a request that looks at a machine, or, with an empty id, at the list.</summary>
    public Func<string, Fault?> MisbehaveOnLook { get; set; } = _ => null;

    /// <summary>What an answer that was told to fail says.</summary>
    public string Words { get; set; } = "Told to";

    private int _refused;

    public static async Task<MachineServer> StartAsync(int count)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication application = builder.Build();
        var server = new MachineServer(count, null, application);
        application.Run(server.AnswerAsync);
        await application.StartAsync();
        server.BaseUri = new Uri(application.Urls.Single());
        return server;
    }

    public string StateOf(string id) => _states.GetValueOrDefault(id, "ready");

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <summary>Counts a refusal for the rate.</summary>
    public Fault TooMany(string? retryAfter = null)
    {
        Interlocked.Increment(ref _refused);
        return new Fault(429, IsDone: false, RetryAfter: retryAfter);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string key = context.Request.Headers.Authorization.ToString();
        Requests.AddOrUpdate((key, context.Request.Method), 1, (_, count) => count + 1);
        string[] path = context.Request.Path.Value!.Trim('/').Split('/');
        switch (path)
        {
            case ["auth", "session"]:
                await WriteAsync(context, 200, SampleAccounts.Default.SessionJson
                    .Replace("acme-research", key.EndsWith('b') ? "blue" : "acme-research", StringComparison.Ordinal));
                break;
            case ["machines"] when MisbehaveOnLook("") is { } fault:
                await FailAsync(context, fault);
                break;
            case ["machines"]:
                int first = int.Parse(context.Request.Query["after"].ToString() is { Length: > 0 } after ? after : "0");
                int end = Math.Min(first + 120, _count);
                string items = string.Join(',', Enumerable.Range(first, end - first).Select(i => $"ps{i:0000}").Where(id => StateOf(id) != Gone).Select(Machine));
                string next = end < _count ? $",\"nextPage\":\"{end}\"" : "";
                await WriteAsync(context, 200, $$"""{"items":[{{items}}],"hasMore":{{(end < _count ? "true" : "false")}}{{next}}}""");
                break;
            case ["machines", var id] when StateOf(id) != Gone:
                await (MisbehaveOnLook(id) is { } failure ? FailAsync(context, failure) : WriteAsync(context, 200, Machine(id)));
                break;
            case ["machines", var id, "stop"] when StateOf(id) != Gone:
                await StopAsync(context, id);
                break;
            default:
                await WriteAsync(context, 404, """{"code":"NOT_FOUND","message":"Not found"}""");
                break;
        }
    }

    private async Task StopAsync(HttpContext context, string id)
    {
        Fault? fault = await Misbehave(id);
        if (fault is null or { IsDone: true })
        {
            Changes.AddOrUpdate(id, 1, (_, count) => count + 1);
            _states[id] = "off";
        }

        string taken = $$"""{"event":{{Event(id)}},"data":{{Machine(id)}}}""";
        if (fault is { IsGone: true })
        {
            _states[id] = Gone;
        }

        await (fault is null or { Status: 200 } ? WriteAsync(context, 200, taken) : FailAsync(context, fault));
    }

    private async Task FailAsync(HttpContext context, Fault fault)
    {
        switch (fault)
        {
            case { Status: Fault.Reset }:
                context.Abort();
                break;
            case { Status: Fault.Late }:
                // Whoever asked gives up first.
                var givenUp = new TaskCompletionSource();
                await using (context.RequestAborted.Register(givenUp.SetResult))
                {
                    await givenUp.Task;
                }

                break;
            default:
                if (fault.RetryAfter is { } wait)
                {
                    context.Response.Headers.RetryAfter = wait;
                }

                await WriteAsync(context, fault.Status, $$"""{"code":"OOPS","message":"{{Words}}"}""");
                break;
        }
    }

    private string Machine(string id) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["id"] = id, ["name"] = "m-" + id, ["state"] = StateOf(id), ["os"] = "os", ["machineType"] = "C5", ["agentType"] = "Linux",
        ["cpus"] = 1, ["ram"] = 1, ["storageTotal"] = 1, ["storageUsed"] = 1, ["accelerators"] = null, ["region"] = "ny2",
        ["privateIp"] = null, ["networkId"] = null, ["publicIp"] = null, ["publicIpType"] = "none", ["autoShutdownEnabled"] = false,
        ["autoShutdownTimeout"] = null, ["autoShutdownForce"] = null, ["autoSnapshotEnabled"] = false, ["autoSnapshotFrequency"] = null,
        ["autoSnapshotSaveCount"] = null, ["updatesPending"] = false, ["restorePointEnabled"] = false, ["restorePointFrequency"] = null,
        ["restorePointSnapshotId"] = null, ["usageRate"] = 0, ["storageRate"] = 0, ["dtCreated"] = "2024-01-01T00:00:00Z",
        ["dtModified"] = "2024-01-01T00:00:00Z", ["dtDeleted"] = null, ["reservation"] = null,
    });

    private static string Event(string id) =>
        $$"""{"id":"e{{id}}","name":"stop","state":"new","machineId":"{{id}}","dtCreated":"2024-01-01T00:00:00Z","dtStarted":null,"dtFinished":null,"error":null}""";

    private static async Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    }
}

/// <summary>What becomes of a request.</summary>
/// <param name="Status">The status of the answer, or what comes instead of one.</param>
/// <param name="IsDone">Whether what was asked for is done all the same.</param>
/// <param name="RetryAfter">The header, if it comes.</param>
/// <param name="IsGone">Whether the machine is gone from then on.</param>
internal sealed record Fault(int Status, bool IsDone, string? RetryAfter = null, bool IsGone = false)
{
    /// <summary>The connection is broken.</summary>
    public const int Reset = 0;

    /// <summary>The answer is not there before whoever asked has given up.</summary>
    public const int Late = -1;
}
