using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Paperspace.Api;

namespace Paperspace.NetFramework;

/// <summary>A loopback server that gives its answers in their order, the last one again and again.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[]?[] _answers;
    private readonly ConcurrentQueue<string> _heads = new();
    private int _answered;

    /// <param name="answers">Whole HTTP answers; null for none, ever.</param>
    internal LoopbackServer(params byte[]?[] answers)
    {
        _answers = answers;
        _listener.Start();
        BaseUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");
        new Thread(Serve) { IsBackground = true }.Start();
    }

    internal Uri BaseUri { get; }

    /// <summary>The requests' lines and headers so far.</summary>
    internal IReadOnlyCollection<string> Heads => [.. _heads];

    internal int Requests => _heads.Count;

    /// <summary>How many requests have got all the answer that they will get.</summary>
    internal int Answered => Volatile.Read(ref _answered);

    /// <summary>Whether a connection stays open after its answer.</summary>
    internal bool KeepsOpen { get; init; }

    internal ProxySetting AsProxy(NetworkCredential? credential = null) => new(new Uri(BaseUri.GetLeftPart(UriPartial.Authority)), credential);

    internal static byte[] Answer(int status, string body, string header = "", bool isCompressed = false)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        if (isCompressed)
        {
            using var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionMode.Compress))
            {
                gzip.Write(bytes, 0, bytes.Length);
            }

            bytes = compressed.ToArray();
            header = "Content-Encoding: gzip\r\n";
        }

        byte[] head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status} Test\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n{header}\r\n");
        return [.. head, .. bytes];
    }

    public void Dispose() => _listener.Stop();

    private void Serve()
    {
        var open = new List<TcpClient>();
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                NetworkStream stream = client.GetStream();
                if (ReadHead(stream) is not { } head)
                {
                    client.Close();
                    continue;
                }

                _heads.Enqueue(head);
                byte[]? answer = _answers[Math.Min(_heads.Count, _answers.Length) - 1];
                if (answer is not null)
                {
                    stream.Write(answer, 0, answer.Length);
                }

                if (answer is null || KeepsOpen)
                {
                    open.Add(client);
                }
                else
                {
                    client.Close();
                }

                Interlocked.Increment(ref _answered);
            }
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException)
        {
            open.ForEach(client => client.Close());
        }
    }

    /// <summary>The next request's line and headers; null where the client ends before.</summary>
    private static string? ReadHead(NetworkStream stream)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = stream.ReadByte();
            if (read < 0)
            {
                return null;
            }

            head.Append((char)read);
        }

        return head.ToString();
    }
}
