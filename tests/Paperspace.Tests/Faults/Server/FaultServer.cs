using System.Net;
using System.Net.Sockets;

namespace Paperspace.Tests.Faults.Server;

/// <summary>What a server does with one connection from the moment it is accepted.</summary>
public delegate Task Fault(FaultConnection connection);

/// <summary>
/// A loopback server that puts every connection into the hands of a fault, whatever bytes at whatever pace, or, while
/// it <see cref="Behaves"/>, answers like the API. It answers one request a connection, so that no call inherits one.
/// </summary>
public sealed class FaultServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Fault _fault;
    private volatile bool _behaves;
    private int _connectionCount;

    public FaultServer(Fault fault)
    {
        _fault = fault;
        _listener.Start();
        _ = AcceptAsync();
    }

    public bool Behaves
    {
        get => _behaves;
        set => _behaves = value;
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri BaseUri => new($"http://127.0.0.1:{Port}/v1");

    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    /// <summary>A port that nobody listens at.</summary>
    public static int FindClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_closing.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _connectionCount);
            _ = ServeAsync(socket, Behaves ? Answer.Session : _fault);
        }
    }

    private async Task ServeAsync(Socket socket, Fault fault)
    {
        using var connection = new FaultConnection(socket, _closing.Token);
        try
        {
            await fault(connection);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException
            or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, which is its right, or the case is over.
        }
    }
}
