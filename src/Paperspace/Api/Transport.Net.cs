using System.Net;
using System.Net.Sockets;

namespace Paperspace.Api;

internal static partial class Transport
{
    private static readonly HttpRequestOptionsKey<CancellationToken> AttemptToken = new("Paperspace.Attempt");
    private static readonly HttpRequestOptionsKey<CancellationTokenRegistration> Handshake = new("Paperspace.Handshake");

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
        message.Options.Set(AttemptToken, attempt);

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
        // The request for a tunnel is the stack's own, and carries no attempt's token.
        bool isTunnel = request.Method == HttpMethod.Connect;
        connections.HasTunnels |= isTunnel;
        CancellationToken attempt = isTunnel || !request.Options.TryGetValue(AttemptToken, out CancellationToken token)
            ? connections.End
            : token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(pool, attempt);
        try
        {
            Socket socket = target.Host == "localhost"
                ? await ConnectToLoopbackAsync(target.Port, either.Token).ConfigureAwait(false)
                : await ConnectAsync(
                    target.AddressFamily == AddressFamily.Unspecified
                        ? new Socket(SocketType.Stream, ProtocolType.Tcp)
                        : new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp),
                    target,
                    either.Token).ConfigureAwait(false);
            if (isTunnel)
            {
                return new TunnelStream(socket, connections.End);
            }

            var stream = new NetworkStream(socket, ownsSocket: true);
            request.Options.Set(Handshake, attempt.Register(stream.Dispose));
            return stream;
        }
        catch (SocketException e) when (IsProxy(target, request))
        {
            throw new ProxyConnectException(e.Message);
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
        if (context.InitialRequestMessage.Options.TryGetValue(Handshake, out CancellationTokenRegistration handshake))
        {
            handshake.Unregister();
        }

        return new ValueTask<Stream>(context.PlaintextStream);
    }

    private static async ValueTask<Socket> ConnectToLoopbackAsync(int port, CancellationToken cancellation)
    {
        try
        {
            return await ConnectAsync(
                new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp),
                new IPEndPoint(IPAddress.Loopback, port),
                cancellation).ConfigureAwait(false);
        }
        catch (SocketException) when (Socket.OSSupportsIPv6)
        {
            return await ConnectAsync(
                new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp),
                new IPEndPoint(IPAddress.IPv6Loopback, port),
                cancellation).ConfigureAwait(false);
        }
    }

    private static async ValueTask<Socket> ConnectAsync(Socket socket, EndPoint target, CancellationToken cancellation)
    {
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(target, cancellation).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed record SystemPool(IWebProxy Proxy, ICredentials? Credentials, ConnectionPool Pool);

    /// <summary>A connection to a proxy, which is closed with all others of its pool.</summary>
    private sealed class TunnelStream : NetworkStream
    {
        private readonly CancellationTokenRegistration _end;

        internal TunnelStream(Socket socket, CancellationToken end) : base(socket, ownsSocket: true) => _end = end.Register(Dispose);

        protected override void Dispose(bool disposing)
        {
            _end.Unregister();
            base.Dispose(disposing);
        }
    }
}
