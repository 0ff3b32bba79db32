using System.Security.Cryptography.X509Certificates;
using Paperspace.Tests.Faults.Server;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Handshakes that fail, and ports that speak something else.</summary>
public sealed class TlsFaults(FaultRuns<TlsFaults> runs) : FaultTable<TlsFaults>(runs), IFaultTable
{
    private const string Alert = "\u0015\u0003\u0003\0\u0002\u0002\u0028";

    public static IEnumerable<FaultCase> Cases =>
    [
        Https("a self-signed certificate", Tls(Certificates.SelfSigned), "TlsFailed"),
        Https("an expired certificate", Tls(Certificates.Expired), "TlsFailed"),
        Https("a certificate that is not valid yet", Tls(Certificates.Future), "TlsFailed"),
        Https("a certificate for another name", Tls(Certificates.WrongName), "TlsFailed"),
        Https("a certificate of an unknown authority", Tls(Certificates.UnknownAuthority), "TlsFailed"),
        Https("a certificate of nobody", Tls(Certificates.Nameless), "TlsFailed"),
        Https("closes when it accepts", _ => Task.CompletedTask, "TlsFailed"),
        Https("closes after the client's hello", AfterHello(""), "TlsFailed"),
        Https("closes in its own hello", AfterHello("\u0016\u0003\u0003\u0001\0\u0002"), "TlsFailed"),
        Https("resets after the client's hello", async connection => { await connection.ReadSomethingAsync(); connection.Reset(); }, "TlsFailed"),
        Https("refuses the handshake", AfterHello(Alert), "TlsFailed"),
        Https("silent after the client's hello", async connection => { await connection.ReadSomethingAsync(); await connection.WaitAsync(); }, "Timeout") with { TimeoutSec = 1 },
        Https("speaks HTTP", AfterHello(Head(400, Length(0))), "TlsFailed"),
        Https("speaks SSH", AfterHello("SSH-2.0-OpenSSH_9.6\r\n"), "TlsFailed"),
        Https("speaks zeros", AfterHello(new string('\0', 1000)), "TlsFailed"),
        new("http to a port that speaks TLS", Tls(Certificates.SelfSigned), "ConnectionFailed"),
        new("http, answered with a TLS alert and silence", ThenSilence(Alert), "Timeout") { TimeoutSec = 1 },
    ];

    private static FaultCase Https(string name, Fault fault, string expected) => new(name, fault, expected)
    {
        Address = server => new Uri($"https://localhost:{server.Port}/v1"),
    };

    private static Fault Tls(X509Certificate2 certificate) => async connection =>
    {
        await connection.StartTlsAsync(certificate);
        await Session(connection);
    };

    private static Fault AfterHello(string latin1) => async connection =>
    {
        await connection.ReadSomethingAsync();
        await connection.SendAsync(latin1);
    };
}
