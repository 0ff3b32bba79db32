using System.Collections.Concurrent;
using System.Diagnostics;
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
    /// <summary>The id of a machine that is created.</summary>
    public const string New = "psnew";

    /// <summary>The state of a machine that is not there.</summary>
    public const string Gone = "gone";

    private readonly WebApplication _application;
    private readonly int _count;
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly ConcurrentDictionary<string, string> _states = new();
    private readonly ConcurrentDictionary<string, string> _names = new();
    private readonly ConcurrentQueue<MachineRequest> _log = new();

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

    /// <summary>What was asked, in the order that it came.</summary>
    public IReadOnlyList<MachineRequest> Log => [.. _log];

    /// <summary>How many requests were in flight at the same time at most.</summary>
    public int MostInFlight { get; private set; }

    /// <summary>The state that a change brings a machine to.</summary>
    public string Becomes { get; set; } = "off";

    /// <summary>Says the state of the event of a machine's change whenever it is looked at.</summary>
    public Func<string, string> EventState { get; set; } = _ => "done";

    /// <summary>Says what becomes of a request to change a machine; null for what is due.</summary>
    public Func<string, Task<Fault?>> Misbehave { get; set; } = _ => Task.FromResult<Fault?>(null);

    /// <summary>Says the same of a request that looks at a machine, or, with an empty id, at the list.</summary>
    public Func<string, Fault?> MisbehaveOnLook { get; set; } = _ => null;

    /// <summary>Says whether what was stopped still shows that it is on its way.</summary>
    public Func<bool> IsStopping { get; set; } = () => false;

    /// <summary>What an answer that was told to fail says.</summary>
    public string Words { get; set; } = "Told to";

    private int _refused;
    private int _inFlight;

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

    public void Put(string id, string state) => _states[id] = state;

    /// <summary>When the requests came that begin so.</summary>
    public TimeSpan[] Times(string request) => [.. Requested(request).Select(each => each.At)];

    public int Count(string request) => Requested(request).Count();

    private IEnumerable<MachineRequest> Requested(string request) =>
        _log.Where(each => each.Text.StartsWith(request, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <summary>Counts a refusal for the rate.</summary>
    public Fault TooMany(string? retryAfter = null)
    {
        Interlocked.Increment(ref _refused);
        return new Fault(429, IsDone: false, RetryAfter: retryAfter);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        lock (_log)
        {
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        }

        try
        {
            await AnswerKnownAsync(context);
        }
        finally
        {
            lock (_log)
            {
                _inFlight--;
            }
        }
    }

    private async Task AnswerKnownAsync(HttpContext context)
    {
        string key = context.Request.Headers.Authorization.ToString();
        _log.Enqueue(new MachineRequest($"{context.Request.Method} {context.Request.Path.Value![1..]}", _running.Elapsed));
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
            case ["machines"] when HttpMethods.IsPost(context.Request.Method):
                await ChangeAsync(context, New, () => Put(New, Becomes));
                break;
            case ["machines"]:
                int first = int.Parse(context.Request.Query["after"].ToString() is { Length: > 0 } after ? after : "0");
                int end = Math.Min(first + 120, _count);
                string items = string.Join(',', Enumerable.Range(first, end - first).Select(i => $"ps{i:0000}").Where(id => StateOf(id) != Gone).Select(Machine));
                string next = end < _count ? $",\"nextPage\":\"{end}\"" : "";
                await WriteAsync(context, 200, $$"""{"items":[{{items}}],"hasMore":{{(end < _count ? "true" : "false")}}{{next}}}""");
                break;
            case ["machines", var id] when HttpMethods.IsGet(context.Request.Method) && StateOf(id) != Gone:
                await (MisbehaveOnLook(id) is { } failure ? FailAsync(context, failure) : WriteAsync(context, 200, Machine(id)));
                break;
            case ["machines", var id, "start" or "stop" or "restart"] when StateOf(id) != Gone:
                await ChangeAsync(context, id, () => Put(id, Becomes));
                break;
            case ["machines", var id] when HttpMethods.IsPut(context.Request.Method):
                using (JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body))
                {
                    string name = body.RootElement.GetProperty("name").GetString()!;
                    await ChangeAsync(context, id, () => _names[id] = name);
                }

                break;
            case ["machines", var id] when HttpMethods.IsDelete(context.Request.Method):
                await ChangeAsync(context, id, () => Put(id, Gone));
                break;
            case ["machine-events", var name]:
                await WriteAsync(context, 200, MachineJson.Event(name[1..], EventState(name[1..])));
                break;
            default:
                await WriteAsync(context, 404, """{"code":"NOT_FOUND","message":"Not found"}""");
                break;
        }
    }

    private async Task ChangeAsync(HttpContext context, string id, Action change)
    {
        Fault? fault = await Misbehave(id);
        if (fault is null or { IsDone: true })
        {
            Changes.AddOrUpdate(id, 1, (_, count) => count + 1);
            change();
        }

        string taken = $$"""{"event":{{MachineJson.Event(id, "new")}},"data":{{Machine(id)}}}""";
        if (fault is { IsGone: true })
        {
            Put(id, Gone);
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
                await UntilGivenUpAsync(context);
                break;
            case { Status: Fault.Garbage }:
                await WriteAsync(context, 200, "{\"event\":");
                break;
            case { Status: Fault.TooLarge }:
                await WriteAsync(context, 200, new string(' ', (16 << 20) + 1));
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

    // By whoever asked.
    private static async Task UntilGivenUpAsync(HttpContext context)
    {
        var givenUp = new TaskCompletionSource();
        await using (context.RequestAborted.Register(givenUp.SetResult))
        {
            await givenUp.Task;
        }
    }

    private string Machine(string id) => MachineJson.Machine(id, _names.GetValueOrDefault(id, "m-" + id), ShownStateOf(id));

    private string ShownStateOf(string id) => StateOf(id) == "off" && IsStopping() ? "stopping" : StateOf(id);

    private static async Task WriteAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    }
}
