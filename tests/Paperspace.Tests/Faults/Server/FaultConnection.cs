using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Paperspace.Tests.Faults.Server;

/// <summary>The server's side of one connection. It is closed when the fault has run its course.</summary>
public sealed class FaultConnection : IDisposable
{
    private readonly Socket _socket;
    private Stream _stream;
    private bool _isReset;

    public FaultConnection(Socket socket, CancellationToken closing)
    {
        _socket = socket;
        _socket.NoDelay = true;
        _stream = new NetworkStream(socket, ownsSocket: false);
        Closing = closing;
    }

    /// <summary>Cancelled when the case is over.</summary>
    public CancellationToken Closing { get; }

    /// <summary>Reads up to the empty line after the headers, and returns all of it.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var head = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int read = await _stream.ReadAsync(buffer, Closing);
            if (read == 0)
            {
                throw new IOException("The client closed before its request was whole.");
            }

            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return head.ToString();
    }

    public Task SendAsync(string latin1) => SendAsync(Encoding.Latin1.GetBytes(latin1));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, Closing);

    /// <summary>Waits until the case is over.</summary>
    public Task WaitAsync() => Task.Delay(Timeout.Infinite, Closing);

    /// <summary>Ends the connection with RST in place of FIN.</summary>
    public void Reset()
    {
        _isReset = true;
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    /// <summary>Speaks TLS from here on.</summary>
    public async Task StartTlsAsync(X509Certificate2 certificate)
    {
        var tls = new SslStream(_stream);
        _stream = tls;
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = certificate }, Closing);
    }

    /// <summary>Reads and forgets what comes next, whatever it is.</summary>
    public async Task ReadSomethingAsync() => await _stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, Closing);

    public void Dispose()
    {
        if (!_isReset && _socket.Connected)
        {
            try
            {
                _socket.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException)
            {
                // The client was faster.
            }
        }

        _stream.Dispose();
        _socket.Dispose();
    }
}
