using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Paperspace.Sandbox.Server;

namespace Paperspace.Tests.Rest;

/// <summary>A request as it came over the wire.</summary>
public sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>What follows the question mark, as it was sent.</summary>
    public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    /// <summary>A value of the query, decoded; null when there is none.</summary>
    public string? QueryValue(string name) => Query.Split('&')
        .Select(pair => pair.Split('='))
        .Where(pair => pair[0] == name)
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .FirstOrDefault();
}

/// <summary>What to answer; without a status, the connection is closed instead.</summary>
public sealed record RestAnswer(int Status, string Body = "", params string[] Headers)
{
    public static RestAnswer Close { get; } = new(0);

    public static implicit operator RestAnswer(string json) => new(200, json);
}

/// <summary>
/// A loopback server on a bare socket that keeps connections open, takes any sign-in, and answers every other request,
/// body and all, with what the test's function says.
/// </summary>
public sealed class RestApi : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private ConcurrentQueue<ReceivedRequest> _requests = new();
    private Func<ReceivedRequest, RestAnswer> _answer = _ => "{}";

    public RestApi()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What a base address may have for a path.</summary>
    public string BasePath { get; init; } = "/v1";

    public Uri BaseUri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{BasePath}");

    /// <summary>The requests since <see cref="Answer"/>, those of a sign-in apart.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Forgets the requests so far, and answers from now on with <paramref name="answer"/>.</summary>
    public void Answer(Func<ReceivedRequest, RestAnswer> answer)
    {
        _requests = new();
        _answer = answer;
    }

    public void Dispose()
    {
        _closing.Cancel();
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                using var stream = new BufferedStream(client.GetStream(), 16 * 1024);
                while (await ReadAsync(stream) is { } request)
                {
                    RestAnswer answer = AnswerTo(request);
                    if (answer.Status == 0)
                    {
                        return;
                    }

                    await WriteAsync(client.GetStream(), answer, hasBody: request.Method != "HEAD");
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private RestAnswer AnswerTo(ReceivedRequest request)
    {
        bool isSignIn = request.Headers.GetValueOrDefault("Authorization") == $"Bearer {Support.Shell.Key}"
            && request.Target.EndsWith("/auth/session", StringComparison.Ordinal)
            && !SignedIn;
        if (isSignIn)
        {
            SignedIn = true;
            return SampleAccounts.Default.SessionJson;
        }

        _requests.Enqueue(request);
        return _answer(request);
    }

    private bool SignedIn { get; set; }

    private async Task<ReceivedRequest?> ReadAsync(Stream stream)
    {
        var head = new List<byte>();
        byte[] one = new byte[1];
        while (head.Count < 4 || !head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, _closing.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        string[] lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _closing.Token);
        string[] start = lines[0].Split(' ');
        return new ReceivedRequest(start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }

    private async Task WriteAsync(NetworkStream stream, RestAnswer answer, bool hasBody)
    {
        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        string length = answer.Status == 204 ? "" : $"Content-Length: {body.Length}\r\n";
        string headers = string.Concat(answer.Headers.Select(header => header + "\r\n"));
        byte[] head = Encoding.Latin1.GetBytes($"HTTP/1.1 {answer.Status} Test\r\n{length}{headers}\r\n");
        await stream.WriteAsync(hasBody ? [.. head, .. body] : head, _closing.Token);
    }
}
