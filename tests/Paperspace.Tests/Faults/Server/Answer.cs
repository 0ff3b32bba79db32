using System.Globalization;
using System.Text;
using Paperspace.Sandbox.Server;

namespace Paperspace.Tests.Faults.Server;

/// <summary>The words in which the tables say what a server does. Every one of them reads the request first.</summary>
public static class Answer
{
    /// <summary>A session as the API sends it.</summary>
    public static readonly string SessionJson = SampleAccounts.Default.SessionJson;

    private static readonly TimeSpan Drop = TimeSpan.FromMilliseconds(50);

    /// <summary>What the API answers when nothing is wrong.</summary>
    public static Fault Session { get; } = Http(200, SessionJson);

    /// <summary>Exactly these bytes, and the end of the connection.</summary>
    public static Fault Raw(string latin1) => Raw(Encoding.Latin1.GetBytes(latin1));

    /// <inheritdoc cref="Raw(string)"/>
    public static Fault Raw(byte[] bytes) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(bytes);
    };

    /// <summary>These bytes, and the connection is reset.</summary>
    public static Fault ThenReset(string latin1) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(latin1);
        connection.Reset();
    };

    /// <summary>These bytes, and then nothing more, while the connection stays open.</summary>
    public static Fault ThenSilence(string latin1) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(latin1);
        await connection.WaitAsync();
    };

    /// <summary>These bytes, and then the part again and again, as fast as the client takes it.</summary>
    public static Fault ThenForever(string latin1, string part) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(latin1);
        byte[] bytes = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(part, (8192 / part.Length) + 1)));
        while (true)
        {
            await connection.SendAsync(bytes);
        }
    };

    /// <summary>These bytes, and then the part again and again, one byte at a time and slowly.</summary>
    public static Fault ThenDrip(string latin1, string part) => async connection =>
    {
        await connection.ReadRequestAsync();
        await connection.SendAsync(latin1);
        for (int i = 0; ; i = (i + 1) % part.Length)
        {
            await connection.SendAsync(part.Substring(i, 1));
            await Task.Delay(Drop, connection.Closing);
        }
    };

    /// <summary>A well-formed answer with a body and its length.</summary>
    public static Fault Http(int status, string body, params string[] headers) =>
        Http(status, Encoding.UTF8.GetBytes(body), headers);

    /// <inheritdoc cref="Http(int, string, string[])"/>
    public static Fault Http(int status, byte[] body, params string[] headers) =>
        Raw([.. Encoding.Latin1.GetBytes(Head(status, [Length(body.Length), .. headers])), .. body]);

    /// <summary>A status line and headers, the empty line included.</summary>
    public static string Head(int status, params string[] headers) =>
        $"HTTP/1.1 {status} Test\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    public static string Length(long length) => "Content-Length: " + length.ToString(CultureInfo.InvariantCulture);

    /// <summary>One answer after another; the last one repeats.</summary>
    public static Fault InTurn(params Fault[] faults)
    {
        int next = -1;
        return connection => faults[Math.Min(Interlocked.Increment(ref next), faults.Length - 1)](connection);
    }
}
