using System.Diagnostics.Tracing;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Paperspace.Tests.Stopping;

/// <summary>A loopback address where connecting neither succeeds nor fails: its listener's queue is full.</summary>
internal sealed class FullListener : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _fill = [];
    private readonly ConnectEvents _events;

    public FullListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        for (int i = 0; i < 16 && !IsFull; i++)
        {
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _fill.Add(client);
            IsFull = !client.ConnectAsync(IPAddress.Loopback, Port).Wait(300);
        }

        _fill[^1].Dispose();
        _events = new ConnectEvents(Port, () => Reached?.Invoke());
    }

    /// <summary>Somebody begins to connect.</summary>
    public event Action? Reached;

    public int Port { get; }

    /// <summary>Not every system lets a queue be full: Windows refuses what does not fit.</summary>
    public bool IsFull { get; }

    public Uri BaseUri => new($"http://127.0.0.1:{Port}/v1");

    /// <summary>How many sockets still try to connect.</summary>
    public int Open => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == Port && connection.State == TcpState.SynSent);

    public void Dispose()
    {
        _events.Dispose();
        _fill.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }

    private sealed class ConnectEvents(int port, Action begun) : EventListener
    {
        private readonly string _address = $"{{{port >> 8},{port & 0xFF},";

        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "System.Net.Sockets")
            {
                EnableEvents(source, EventLevel.Informational);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs written)
        {
            // Events can come before the constructor has run.
            if (_address is not null && written.EventName == "ConnectStart"
                && written.Payload![0]!.ToString()!.Contains(_address, StringComparison.Ordinal))
            {
                begun();
            }
        }
    }
}
