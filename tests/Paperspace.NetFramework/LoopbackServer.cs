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

    /// <param name="answers">Whole HTTP answers; null for none, ever.</param>
    internal LoopbackServer(params byte[]?[] answers)
    {
        _answers = answers;
        _listener.Start();
        new Thread(Serve) { IsBackground = true }.Start();
    }

    internal Uri BaseUri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>The requests' lines and headers so far.</summary>
    internal IReadOnlyCollection<string> Heads => [.. _heads];

    internal int Requests => _heads.Count;

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
                var head = new StringBuilder();
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    head.Append((char)stream.ReadByte());
                }

                _heads.Enqueue(head.ToString());
                if (_answers[Math.Min(_heads.Count, _answers.Length) - 1] is { } answer)
                {
                    stream.Write(answer, 0, answer.Length);
                    client.Close();
                }
                else
                {
                    open.Add(client);
                }
            }
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException)
        {
            open.ForEach(client => client.Close());
        }
    }
}
