using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Paperspace.NetFramework;

/// <summary>
/// A loopback server that keeps connections. It answers what reads, and ends the connection of everything else unanswered.
/// </summary>
internal sealed class KeepingServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _methods = new();
    private readonly byte[] _answer;

    /// <param name="body">The answer to what reads.</param>
    internal KeepingServer(string body)
    {
        _answer = Encoding.UTF8.GetBytes($"HTTP/1.1 200 Test\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        _listener.Start();
        BaseUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");
        new Thread(Accept) { IsBackground = true }.Start();
    }

    internal Uri BaseUri { get; }

    /// <summary>The requests' methods so far.</summary>
    internal IReadOnlyCollection<string> Methods => [.. _methods];

    /// <summary>How many connections there were.</summary>
    internal int Connections { get; private set; }

    public void Dispose() => _listener.Stop();

    private void Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                Connections++;
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // The check is over.
        }
    }

    private void Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                while (reader.ReadLine() is { } line)
                {
                    string method = line.Split(' ')[0];
                    _methods.Enqueue(method);
                    while (reader.ReadLine() is { Length: > 0 })
                    {
                        // A header.
                    }

                    if (method != "GET")
                    {
                        return;
                    }

                    client.GetStream().Write(_answer, 0, _answer.Length);
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The client ended it, or the check is over.
            }
        }
    }
}
