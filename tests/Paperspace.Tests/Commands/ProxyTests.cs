using System.Management.Automation;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

public sealed class ProxyTests(SharedShell shared) : IClassFixture<SharedShell>
{
    private const string Credential = "-ProxyCredential ([pscredential]::new('proxy-user', (& { $s = [securestring]::new(); 'proxy-secret'.ToCharArray().ForEach{ $s.AppendChar($_) }; $s })))";
    private const string ProxyAuthorization = "Proxy-Authorization: Basic ";

    [Theory]
    [InlineData("-Proxy proxy.example:8080", "https://api.example")]
    [InlineData("-Proxy proxy.example", "https://api.example")]
    [InlineData("-Proxy /proxy", "https://api.example")]
    [InlineData("-Proxy ''", "https://api.example")]
    [InlineData("-Proxy ftp://proxy.example", "https://api.example")]
    [InlineData("-Proxy socks5://proxy.example", "https://api.example")]
    [InlineData("-Proxy http://user:proxy-secret@proxy.example", "https://api.example")]
    [InlineData("-Proxy http://user@proxy.example", "https://api.example")]
    [InlineData("-Proxy http://@proxy.example", "https://api.example")]
    [InlineData(Credential, "https://api.example")]
    [InlineData("-Proxy http://proxy.example", "http://localhost:1")]
    [InlineData("-Proxy http://proxy.example", "http://127.0.0.1:1")]
    [InlineData("-Proxy http://proxy.example", "https://localhost:1")]
    [InlineData("-Proxy http://proxy.example", "https://[::1]:1")]
    [InlineData("-Proxy http://proxy.example " + Credential, "http://127.0.0.1:1")]
    public void A_proxy_that_cannot_be_used_is_refused_before_anything_is_sent(string options, string baseUri)
    {
        ErrorRecord error = shared.Shell.Fail($"Connect-Paperspace $key -BaseUri {baseUri} {options} -MaximumRetryCount 0", ("key", Shell.Key));

        Exception exception = error.IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);
        Assert.Contains("-Proxy", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("proxy-secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_where_nobody_listens_has_failed()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        IsProxyFailed(Fail($"-Proxy http://127.0.0.1:{port}"));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(502)]
    public void A_proxy_that_refuses_has_failed_and_never_sees_the_key(int status)
    {
        using var proxy = new FakeApi(FakeApi.Http(status, ""));

        IsProxyFailed(Fail($"-Proxy http://127.0.0.1:{proxy.Port}"));

        string request = Assert.Single(proxy.Requests);
        Assert.StartsWith("CONNECT api.example:443 HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain(Shell.Key, request, StringComparison.Ordinal);
        Assert.DoesNotContain("Proxy-Authorization", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Credential)]
    public void A_proxy_that_wants_other_credentials_has_failed(string credential)
    {
        using var proxy = new FakeApi(FakeApi.Http(407, "", "Proxy-Authenticate: Basic realm=\"test\""));

        Exception exception = IsProxyFailed(Fail($"-Proxy http://127.0.0.1:{proxy.Port} {credential}"));

        Assert.DoesNotContain("proxy-secret", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(credential.Length > 0, proxy.Requests.Any(request => request.Contains(ProxyAuthorization, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Credential)]
    public void Each_attempt_asks_the_proxy_for_a_tunnel_of_its_own(string credential)
    {
        using var proxy = new FakeApi(FakeApi.Silence);

        ErrorRecord error = shared.Shell.Fail(
            $"Connect-Paperspace $key -BaseUri https://api.example/v1 -TimeoutSec 1 -MaximumRetryCount 2 -Proxy http://127.0.0.1:{proxy.Port} {credential}",
            ("key", Shell.Key));

        Assert.Contains("(3 attempts)", error.IsDesigned("Timeout", ErrorCategory.OperationTimeout).Message, StringComparison.Ordinal);
        Assert.Equal(3, proxy.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_proxy_is_a_tunnel_to_the_server_whose_certificate_is_still_checked(bool wantsCredentials)
    {
        FakeApi.Answer challenge = FakeApi.Http(407, "", "Proxy-Authenticate: Basic realm=\"test\"");
        using var proxy = wantsCredentials ? new FakeApi(challenge, Tunnel) : new FakeApi(Tunnel);

        ErrorRecord error = Fail($"-Proxy http://127.0.0.1:{proxy.Port} {(wantsCredentials ? Credential : "")}");

        error.IsDesigned("TlsFailed", ErrorCategory.SecurityError);
        Assert.StartsWith("CONNECT api.example:443 HTTP/1.1\r\n", proxy.Requests[^1], StringComparison.Ordinal);
        Assert.Equal(
            wantsCredentials,
            proxy.Requests[^1].Contains(
                ProxyAuthorization + Convert.ToBase64String(Encoding.ASCII.GetBytes("proxy-user:proxy-secret")) + "\r\n",
                StringComparison.Ordinal));
    }

    /// <summary>Opens the tunnel; at its other end is a server whose certificate nobody trusts.</summary>
    private static async Task<bool> Tunnel(Stream stream, CancellationToken closing)
    {
        await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), closing);
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=api.example", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, closing);
        return false;
    }

    private ErrorRecord Fail(string options) => shared.Shell.Fail(
        $"Connect-Paperspace $key -BaseUri https://api.example/v1 -MaximumRetryCount 0 {options}", ("key", Shell.Key));

    private static Exception IsProxyFailed(ErrorRecord error)
    {
        Exception exception = error.IsDesigned("ProxyFailed", ErrorCategory.ConnectionError);
        Assert.Contains("https://api.example ", exception.Message, StringComparison.Ordinal);
        return exception;
    }
}
