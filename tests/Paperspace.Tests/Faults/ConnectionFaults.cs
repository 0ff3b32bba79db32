using Paperspace.Tests.Faults.Server;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Connections that do not come about, end early, or go silent, in every phase of an answer.</summary>
public sealed class ConnectionFaults(FaultRuns<ConnectionFaults> runs) : FaultTable<ConnectionFaults>(runs), IFaultTable
{
    private const string StatusLine = "HTTP/1.1 200 OK\r\n";
    private const string MidHeaders = StatusLine + "Content-Type: applica";
    private static readonly string MidBody = Head(200, Length(SessionJson.Length)) + SessionJson[..100];
    private static readonly string MidChunkSize = Head(200, "Transfer-Encoding: chunked") + "1";
    private static readonly string MidChunk = Head(200, "Transfer-Encoding: chunked") + "1000\r\n{\"team\":";
    private static readonly string BetweenChunks = Head(200, "Transfer-Encoding: chunked") + "1\r\n{\r\n";

    public static IEnumerable<FaultCase> Cases =>
    [
        new("refused", Session, "ConnectionFailed") { Address = _ => new($"http://127.0.0.1:{FaultServer.FindClosedPort()}/v1") },
        new("refused over TLS", Session, "ConnectionFailed") { Address = _ => new($"https://127.0.0.1:{FaultServer.FindClosedPort()}/v1") },
        new("a name that is not resolved", Session, "ConnectionFailed") { Address = _ => new("https://nohost.invalid/v1") },

        new("closes when it accepts", _ => Task.CompletedTask, "ConnectionFailed"),
        new("closes after the request", Raw(""), "ConnectionFailed"),
        new("closes in the word HTTP", Raw("HT"), "ConnectionFailed"),
        new("closes in the status", Raw("HTTP/1.1 2"), "ConnectionFailed"),
        new("closes after the status line", Raw(StatusLine), "ConnectionFailed"),
        new("closes in the headers", Raw(MidHeaders), "ConnectionFailed"),
        new("closes in the body", Raw(MidBody), "ConnectionFailed"),
        new("closes in a chunk's size", Raw(MidChunkSize), "ConnectionFailed"),
        new("closes in a chunk", Raw(MidChunk), "ConnectionFailed"),
        new("closes between chunks", Raw(BetweenChunks), "ConnectionFailed"),

        new("resets when it accepts", Reset, "ConnectionFailed"),
        new("resets after the request", ThenReset(""), "ConnectionFailed"),
        new("resets in the status", ThenReset("HTTP/1.1 2"), "ConnectionFailed"),
        new("resets in the headers", ThenReset(MidHeaders), "ConnectionFailed"),
        new("resets in the body", ThenReset(MidBody), "ConnectionFailed"),
        new("resets in a chunk", ThenReset(MidChunk), "ConnectionFailed"),
        new("resets between chunks", ThenReset(BetweenChunks), "ConnectionFailed"),

        new("silent when it accepts", connection => connection.WaitAsync(), "Timeout") { TimeoutSec = 1 },
        new("silent after the request", ThenSilence(""), "Timeout") { TimeoutSec = 1 },
        new("silent in the status", ThenSilence("HTTP/1.1 2"), "Timeout") { TimeoutSec = 1 },
        new("silent in the headers", ThenSilence(MidHeaders), "Timeout") { TimeoutSec = 1 },
        new("silent in the body", ThenSilence(MidBody), "Timeout") { TimeoutSec = 1 },
        new("silent in a body without a length", ThenSilence(Head(200) + "{"), "Timeout") { TimeoutSec = 1 },
        new("silent in a chunk", ThenSilence(MidChunk), "Timeout") { TimeoutSec = 1 },
        new("silent between chunks", ThenSilence(BetweenChunks), "Timeout") { TimeoutSec = 1 },
        new("silent in the body of an error", ThenSilence(Head(500, Length(100)) + "{"), "Timeout") { TimeoutSec = 1 },
        new("silent in the body of a redirect", ThenSilence(Head(302, "Location: /", Length(100)) + "<"), "UnexpectedRedirect"),
        new("silent after a whole answer", ThenSilence(WholeAnswer), FaultCase.Success),

        new("drips a status line", ThenDrip("HTTP/1.1 200 O", "O"), "Timeout") { TimeoutSec = 1 },
        new("drips headers", ThenDrip(StatusLine, "X-A: b\r\n"), "Timeout") { TimeoutSec = 1 },
        new("drips a body", ThenDrip(Head(200, Length(100_000)), " "), "Timeout") { TimeoutSec = 1 },
        new("drips chunks", ThenDrip(Head(200, "Transfer-Encoding: chunked"), "1\r\n \r\n"), "Timeout") { TimeoutSec = 1 },
        new("drips the body of an error", ThenDrip(Head(404, Length(100_000)), " "), "Timeout") { TimeoutSec = 1 },
        new("keeps the connection and has an answer that nobody asked for", ThenSilence(KeptAnswer + KeptAnswer.Replace("Ada", "Eve", StringComparison.Ordinal)), FaultCase.Success),
        new("closes a kept connection at the next request", KeepThenClose, FaultCase.Success),
        new("answers before it is asked", AnswerUnasked, FaultCase.Success),
    ];

    private static string WholeAnswer => Head(200, Length(SessionJson.Length)) + SessionJson;

    private static string KeptAnswer => WholeAnswer.Replace("Connection: close\r\n", "", StringComparison.Ordinal);

    private static async Task KeepThenClose(FaultConnection connection)
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(KeptAnswer);
        await connection.ReadRequestAsync();
    }

    private static Task Reset(FaultConnection connection)
    {
        connection.Reset();
        return Task.CompletedTask;
    }

    private static async Task AnswerUnasked(FaultConnection connection)
    {
        await connection.SendAsync(WholeAnswer);
        await connection.ReadRequestAsync();
    }
}
