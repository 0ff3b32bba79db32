using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Paperspace.Sandbox.Server.Published;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>A loopback HTTP server that answers as the contract of the Paperspace API v1 says, for its sample accounts.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private int _connectionCount;

    private SandboxServer(int port, TimeSpan delay, TimeProvider time)
    {
        // The empty builder reads no settings from the environment or the current folder, and logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, UnattendedLifetime>();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listener =>
            {
                listener.Protocols = HttpProtocols.Http1;
                listener.Use(next => connection =>
                {
                    Interlocked.Increment(ref _connectionCount);
                    return next(connection);
                });
            });
        });

        _application = builder.Build();
        _application.Use(RecordAsync);
        MapOperations(_application, delay, time);
    }

    /// <summary>The base address, as <c>Connect-Paperspace -BaseUri</c> takes it.</summary>
    public Uri BaseUri { get; private set; } = new("http://127.0.0.1/v1");

    /// <summary>The requests so far, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>How many TCP connections were opened so far.</summary>
    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    /// <summary>Starts a server.</summary>
    /// <param name="port">The port of 127.0.0.1 to listen at; 0 takes any free one.</param>
    /// <param name="delay">How long machines take to change; by default they have changed when they are next asked for.</param>
    /// <param name="time">The clock; by default this machine's.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(int port = 0, TimeSpan delay = default, TimeProvider? time = null)
    {
        var server = new SandboxServer(port, delay, time ?? TimeProvider.System);
        try
        {
            await server._application.StartAsync();
            server.BaseUri = new Uri(new Uri(server._application.Urls.Single()), "v1");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    /// <summary>Stops the server.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void MapOperations(WebApplication application, TimeSpan delay, TimeProvider time)
    {
        // Only the session answers without a key; new operations belong to the group that requires one.
        SessionOperations.Map(application.MapGroup("/v1"));

        var authenticated = application.MapGroup("").AddEndpointFilter(Authentication.RequireAccountAsync);
        var api = authenticated.MapGroup("/v1").AddEndpointFilter(RequestQuery.CheckAsync);
        var resources = new TeamResources();
        var life = new MachineLife(resources.Machines, delay, time);
        life.AddPast(SampleMachines.EventsOf(resources.Machines.Values));
        new MachineOperations(resources, life).Map(api);
        new MemberOperations(resources).Map(api);
        new ProjectOperations(resources).Map(api);
        new SecretOperations(resources).Map(api);
        new PublishedOperations(resources, life).Map(api);

        // Published nowhere; the vendor's tool asks for it before it starts a machine.
        api.MapGet("/billing/account-standing", () => ApiAnswer.Of(new { isInGoodStanding = true }));
        authenticated.MapFallback("{**path}", () => ApiError.NotFound);
    }

    private Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var (key, account) = Authentication.Authenticate(context);
        _requests.Enqueue(new RecordedRequest(
            context.Request.Method,
            context.Request.Path,
            context.Request.QueryString.ToString(),
            key,
            account?.Name,
            account?.Team,
            context.Request.Headers.UserAgent.ToString(),
            context.Connection.Id));
        return next(context);
    }

    // The default lifetime takes Ctrl+C for itself; a server inside a test or a tour must not.
    private sealed class UnattendedLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
