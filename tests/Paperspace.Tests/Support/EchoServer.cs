using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Paperspace.Tests.Support;

/// <summary>
/// A fast loopback server that takes any key and answers with the session of a user who is called as the key is. It
/// keeps connections alive, and knows how many are open.
/// </summary>
public sealed class EchoServer : IDisposable
{
    private const string Bearer = "Authorization: Bearer ";

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<string, byte[]> _answers = new();
    private int _requestCount;

    public EchoServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        _ = AcceptAsync();
    }

    public Uri BaseUri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/v1");

    public int RequestCount => Volatile.Read(ref _requestCount);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptAsync();
                client.NoDelay = true;
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        {
            byte[] buffer = new byte[8192];
            int length = 0;
            try
            {
                while (true)
                {
                    int read = await client.ReceiveAsync(buffer.AsMemory(length));
                    if (read == 0)
                    {
                        return;
                    }

                    length += read;
                    string head = Encoding.ASCII.GetString(buffer, 0, length);
                    if (head.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                    {
                        length = 0;
                        Interlocked.Increment(ref _requestCount);
                        int start = head.IndexOf(Bearer, StringComparison.Ordinal) + Bearer.Length;
                        string key = head[start..head.IndexOf('\r', start)];
                        await client.SendAsync(_answers.GetOrAdd(key, Answer));
                    }
                }
            }
            catch (SocketException)
            {
                // The client went away.
            }
        }
    }

    private static byte[] Answer(string key)
    {
        string body = SessionJson.For(key);
        return Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
