using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Paperspace.Tests.Support;

/// <summary>
/// A loopback server on a bare socket, which answers each request with exactly the bytes that a test says, right or
/// wrong. Requests are answered in the order of <see cref="Answers"/>; the last answer repeats.
/// </summary>
public sealed class FakeApi : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private int _answered;
    private int _connectionCount;

    public FakeApi(params Answer[] answers) : this(IPAddress.Loopback, answers)
    {
    }

    public FakeApi(IPAddress address, params Answer[] answers)
    {
        _listener = new TcpListener(address, 0);
        Answers = answers;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Writes one answer to the stream; the connection stays open if it returns true.</summary>
    public delegate Task<bool> Answer(Stream stream, CancellationToken closing);

    public IReadOnlyList<Answer> Answers { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri BaseUri => new($"http://127.0.0.1:{Port}/v1");

    /// <summary>The heads of the requests so far (request line and headers).</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public int ConnectionCount => Volatile.Read(ref _connectionCount);

    /// <summary>A whole HTTP answer, with the length of its body.</summary>
    public static Answer Http(int status, string body, params string[] headers) =>
        Http(status, Encoding.UTF8.GetBytes(body), headers);

    /// <inheritdoc cref="Http(int, string, string[])"/>
    public static Answer Http(int status, byte[] body, params string[] headers) => async (stream, closing) =>
    {
        var head = new StringBuilder($"HTTP/1.1 {status} Test\r\nContent-Length: {body.Length}\r\n");
        foreach (string header in headers)
        {
            head.Append(header).Append("\r\n");
        }

        head.Append("\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.ToString()), closing);
        await stream.WriteAsync(body, closing);
        return true;
    };

    /// <summary>Exactly these bytes, and then the end of the connection.</summary>
    public static Answer Raw(string bytes) => async (stream, closing) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), closing);
        return false;
    };

    /// <summary>Nothing, until the server is disposed of.</summary>
    public static Answer Silence => async (_, closing) =>
    {
        await Task.Delay(Timeout.Infinite, closing);
        return false;
    };

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_closing.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _connectionCount);
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            NetworkStream stream = client.GetStream();
            try
            {
                while (await ReadHeadAsync(stream) is { } head)
                {
                    _requests.Enqueue(head);
                    Answer answer = Answers[Math.Min(Interlocked.Increment(ref _answered), Answers.Count) - 1];
                    if (!await answer(stream, _closing.Token))
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _closing.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
