using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Errors;

public sealed class NetworkErrorTests(SharedShell shared) : IClassFixture<SharedShell>
{
    [Fact]
    public void A_server_that_does_not_answer_in_time_is_a_timeout_and_the_message_says_after_how_long()
    {
        using var api = new FakeApi(FakeApi.Silence);

        Exception exception = Fail(api.BaseUri, "-TimeoutSec 1").IsDesigned("Timeout", ErrorCategory.OperationTimeout);

        Assert.Contains($"http://127.0.0.1:{api.Port} did not answer within 1 s", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.Get("StatusCode"));
    }

    [Fact]
    public void A_port_where_nobody_listens_is_a_failed_connection()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        Exception exception = Fail(new Uri($"http://localhost:{port}"), "").IsDesigned("ConnectionFailed", ErrorCategory.ConnectionError);

        Assert.Contains($"http://localhost:{port} ", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.Get("StatusCode"));
    }

    [Theory]
    [InlineData("", "ConnectionFailed", ErrorCategory.ConnectionError)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", "ConnectionFailed", ErrorCategory.ConnectionError)]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n\r\n", "InvalidResponse", ErrorCategory.InvalidData)]
    public void A_connection_that_ends_early_or_speaks_no_HTTP_says_so(string bytes, string id, ErrorCategory category)
    {
        using var api = new FakeApi(FakeApi.Raw(bytes));

        Exception exception = Fail(api.BaseUri, "").IsDesigned(id, category);

        Assert.Contains($"http://127.0.0.1:{api.Port}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_speaks_no_TLS_has_failed_at_it()
    {
        // A TLS client talks first, and what it says has no end that an HTTP server would see.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await client.GetStream().ReadExactlyAsync(new byte[100], TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);

        Exception exception = Fail(new Uri($"https://127.0.0.1:{port}/v1"), "").IsDesigned("TlsFailed", ErrorCategory.SecurityError);

        Assert.Contains($"https://127.0.0.1:{port} ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_nobody_knows_is_a_failed_connection() =>
        Assert.Contains(
            "https://no-such-host.invalid ",
            Fail(new Uri("https://no-such-host.invalid/v1"), "").IsDesigned("ConnectionFailed", ErrorCategory.ConnectionError).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_body_over_the_limit_is_refused()
    {
        using var api = new FakeApi(FakeApi.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {16 * 1024 * 1024 + 1}\r\n\r\n"));

        Assert.Contains(
            "16 MiB",
            Fail(api.BaseUri, "").IsDesigned("ResponseTooLarge", ErrorCategory.LimitsExceeded).Message,
            StringComparison.Ordinal);
    }

    private ErrorRecord Fail(Uri baseUri, string options) => shared.Shell.Fail(
        $"Connect-Paperspace $key -BaseUri $base -MaximumRetryCount 0 {options}", ("key", Shell.Key), ("base", baseUri));
}
