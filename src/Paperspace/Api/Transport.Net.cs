using System.Net;
using System.Net.Sockets;

namespace Paperspace.Api;

internal static partial class Transport
{
    private static readonly HttpRequestOptionsKey<OpeningConnection> Opening = new("Paperspace.Opening");
    private static readonly IPAddress[] Loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    private static SystemPool? s_system;

    /// <summary>The password that the system's proxy for an address is given, such as that in <c>HTTPS_PROXY</c>.</summary>
    internal static string? SystemProxyPassword(Uri baseAddress)
    {
        if (BaseAddress.IsLoopback(baseAddress))
        {
            return null;
        }

        IWebProxy system = HttpClient.DefaultProxy;
        return system.GetProxy(baseAddress) is { } proxy
            ? system.Credentials?.GetCredential(proxy, "Basic")?.Password
            : null;
    }

    /// <summary>Whether the stack sends a request again by itself where a kept connection ends: only what has no content at all.</summary>
    internal static bool RepeatsByItself(ApiRequest request) => false;

    /// <summary>Makes a message carry the token that ends its attempt to where its connection is opened.</summary>
    internal static void Prepare(HttpRequestMessage message, ProxySetting proxy, CancellationToken attempt) =>
        message.Options.Set(Opening, new OpeningConnection(attempt));

    /// <summary>
    /// The pool for the system's proxy and its credentials as they are now: either can be set in a running session, and a
    /// handler takes both when it is made.
    /// </summary>
    private static ConnectionPool ForSystemProxy()
    {
        IWebProxy proxy = HttpClient.DefaultProxy;
        ICredentials? credentials = proxy.Credentials;
        SystemPool? current = s_system;
        if (current is null || current.Proxy != proxy || current.Credentials != credentials)
        {
            // The earlier one's connections close when they have been idle for a while.
            s_system = current = new SystemPool(proxy, credentials, new ConnectionPool(proxy, useProxy: true));
        }

        return current.Pool;
    }

    /// <summary>What sends through connections.</summary>
    internal static HttpMessageInvoker CreateSender(IWebProxy? proxy, bool useProxy, PooledConnections connections) => new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = (context, pool) => ConnectAsync(context, connections, pool),
        // A connection whose answer is not read to its end is closed at once, not read on for a while.
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = HeaderLimit,
        PlaintextStreamFilter = EndHandshakeAsync,
        // So that a change of the server's address reaches a long-lived shell.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        Proxy = proxy,
        UseCookies = false,
        UseProxy = useProxy,
    });

    /// <summary>
    /// Opens a socket that is closed at once when the request that asked for it is cancelled, until the TLS handshake is
    /// done (the pool alone would keep on trying, and the next request would wait for it). It reaches the name localhost
    /// only at a loopback address, and tells a proxy's failure from the server's.
    /// </summary>
    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, PooledConnections connections, CancellationToken pool)
    {
        DnsEndPoint target = context.DnsEndPoint;
        HttpRequestMessage request = context.InitialRequestMessage;
        if (!request.Options.TryGetValue(Opening, out OpeningConnection? opening))
        {
            // The request for a tunnel is the stack's own, and belongs to no attempt.
            connections.HasTunnels = true;
            opening = new OpeningConnection(connections.End);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(pool, opening.End);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            ValueTask connecting = target.Host == "localhost"
                ? socket.ConnectAsync(Loopback, target.Port, either.Token)
                : socket.ConnectAsync(target, either.Token);
            await connecting.ConfigureAwait(false);
            return opening.Stream = new EndingStream(socket, opening.End);
        }
        catch (Exception e)
        {
            socket.Dispose();
            throw e is SocketException && IsProxy(target, request) ? new ProxyConnectException(e.Message) : e;
        }
    }

    // A tunnel is asked for by a request to the proxy itself; a SOCKS proxy is seen by not being the request's server,
    // whose IPv6 address has brackets in the one and not in the other.
    private static bool IsProxy(DnsEndPoint target, HttpRequestMessage request) =>
        request.Method == HttpMethod.Connect
        || target.Host.Trim('[', ']') != request.RequestUri!.IdnHost
        || target.Port != request.RequestUri.Port;

    /// <summary>From here on the pool itself ends a connection whose request is cancelled.</summary>
    private static ValueTask<Stream> EndHandshakeAsync(
        SocketsHttpPlaintextStreamFilterContext context, CancellationToken pool)
    {
        if (context.InitialRequestMessage.Options.TryGetValue(Opening, out OpeningConnection? opening))
        {
            opening.Stream?.KeepOpen();
        }

        return new ValueTask<Stream>(context.PlaintextStream);
    }

    private sealed record SystemPool(IWebProxy Proxy, ICredentials? Credentials, ConnectionPool Pool);

    /// <summary>A connection that is being opened for an attempt, or is a tunnel for whoever comes next.</summary>
    private sealed class OpeningConnection(CancellationToken end)
    {
        internal CancellationToken End => end;

        internal EndingStream? Stream { get; set; }
    }

    /// <summary>A connection that is closed on a cancellation.</summary>
    private sealed class EndingStream : NetworkStream
    {
        private readonly CancellationTokenRegistration _closing;

        internal EndingStream(Socket socket, CancellationToken end) : base(socket, ownsSocket: true) => _closing = end.Register(Dispose);

        internal void KeepOpen() => _closing.Unregister();

        protected override void Dispose(bool disposing)
        {
            _closing.Unregister();
            base.Dispose(disposing);
        }
    }
}
