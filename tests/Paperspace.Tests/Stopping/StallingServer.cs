using System.Net;
using System.Net.Sockets;
using System.Text;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Stopping;

/// <summary>A loopback server that lets each connection come to one phase of a request, says so, and stays there.</summary>
internal sealed class StallingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<NetworkStream, Task<bool>> _serve;
    private int _open;

    private StallingServer(string scheme, Func<NetworkStream, StallingServer, Task<bool>> serve)
    {
        _serve = stream => serve(stream, this);
        _listener.Start(512);
        BaseUri = new Uri($"{scheme}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");
        _ = AcceptAsync();
    }

    /// <summary>A connection has come to the phase.</summary>
    public event Action? Reached;

    public Uri BaseUri { get; }

    /// <summary>How many connections are open, as the server sees it.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Never answers a TLS handshake.</summary>
    public static StallingServer InHandshake() => new("https", async (stream, server) =>
    {
        _ = await stream.ReadAsync(new byte[4096]);
        server.Reached?.Invoke();
        return true;
    });

    /// <summary>Takes a request and never answers.</summary>
    public static StallingServer BeforeAnswer() => new("http", async (stream, server) =>
    {
        await ReadHeadAsync(stream);
        server.Reached?.Invoke();
        return true;
    });

    /// <summary>Opens a tunnel, at whose other end nobody answers a TLS handshake.</summary>
    public static StallingServer InTunnel() => new("http", async (stream, server) =>
    {
        await ReadHeadAsync(stream);
        await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
        _ = await stream.ReadAsync(new byte[4096]);
        server.Reached?.Invoke();
        return true;
    });

    /// <summary>Sends a body, byte after byte.</summary>
    public static StallingServer WithinBody() => new("http", async (stream, server) =>
    {
        await ReadHeadAsync(stream);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{"u8.ToArray());
        server.Reached?.Invoke();
        while (true)
        {
            await stream.WriteAsync(" "u8.ToArray());
            await Task.Delay(5);
        }
    });

    /// <summary>Answers a path with a body, and every other one with a session.</summary>
    public static StallingServer WithLargeAnswer(string path, byte[] body) => new("http", async (stream, server) =>
    {
        bool isLarge = (await ReadHeadAsync(stream)).Contains($" /v1/{path} ", StringComparison.Ordinal);
        byte[] answer = isLarge ? body : Encoding.ASCII.GetBytes(SessionJson.For("someone"));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {answer.Length}\r\n\r\n"));
        await stream.WriteAsync(answer);
        if (isLarge)
        {
            server.Reached?.Invoke();
        }

        return isLarge;
    });

    /// <summary>Answers, and closes the connection.</summary>
    public static StallingServer Answering(int status, string body, string header = "X-None: 0") => new("http", async (stream, _) =>
    {
        await ReadHeadAsync(stream);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status} Test\r\nConnection: close\r\n{header}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        return false;
    });

    public void Dispose() => _listener.Dispose();

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[8192];
        int length = 0;
        while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length));
            length += read > 0 ? read : throw new IOException("The client left.");
        }

        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _open);
                _ = HoldAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task HoldAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                if (await _serve(client.GetStream()))
                {
                    while (await client.GetStream().ReadAsync(new byte[1024]) > 0)
                    {
                        // Until the client closes it.
                    }
                }
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                // The client closed it.
            }

            Interlocked.Decrement(ref _open);
        }
    }
}
