using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

public sealed class BaseUriTests(SharedShell shared) : IClassFixture<SharedShell>
{
    public static TheoryData<string> Refused =>
    [
        // http to what is not loopback, or not written as it
        "http://example.com", "http://api.paperspace.com/v1", "http://10.0.0.1", "http://0.0.0.0", "http://[::]", "http://128.0.0.1",
        "http://127.1", "http://0x7f000001", "http://0x7f.1", "http://2130706433", "http://017700000001", "http://127.0.1",
        "http://loopback", "http://localhost.", "http://localhost.localdomain", "http://localhost.example.com", "http://my-localhost",
        "http://127.0.0.1.example.com", "http://127.0.0.1.nip.io", "http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]",
        "http://[0:0:0:0:0:0:0:1]", "http://[::2]", "http://0x7f000001/127.0.0.1", "http://127.1/127.0.0.1", "http://[0::1]/[::1]",
        // user information
        "https://user:secret@example.com", "https://user@example.com", "https://@example.com", "http://127.0.0.1@example.com",
        "http://user@localhost", "https://api.paperspace.com@evil.example",
        // query, fragment
        "https://example.com/v1?a=b", "https://example.com/v1?", "https://example.com/v1#part", "https://example.com/v1#",
        "http://localhost/?", "http://localhost/#",
        // no http(s) address
        "", "v1", "/v1", "//example.com/v1", "example.com", "localhost:8080", "ftp://example.com", "file:///etc/passwd", "ws://localhost",
        "mailto:a@b.example", "C:\\v1", "\\\\server\\share", "urn:a:b",
    ];

    /// <summary>Ports of this machine where nobody listens: an address that is allowed is tried.</summary>
    public static TheoryData<string, string> AllowedButClosed => new()
    {
        { "http://localhost:1", "http://localhost:1" },
        { "http://LOCALHOST:1/v1", "http://localhost:1" },
        { "http://LocalHost:1/", "http://localhost:1" },
        { "HTTP://localhost:1", "http://localhost:1" },
        { "http://127.0.0.1:1/v1/", "http://127.0.0.1:1" },
        { "http://127.255.0.1:1", "http://127.255.0.1:1" },
        { "http://127.255.255.254:1", "http://127.255.255.254:1" },
        { "http://[::1]:1", "http://[::1]:1" },
        { "https://localhost:1", "https://localhost:1" },
        { "https://127.0.0.1:1/v1", "https://127.0.0.1:1" },
        { "https://127.1:1/v1", "https://127.0.0.1:1" },
        { "https://[::1]:1", "https://[::1]:1" },
        { "https://no-such-host.invalid/some/base", "https://no-such-host.invalid" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void An_address_that_a_key_must_not_go_to_is_refused(string address)
    {
        ErrorRecord error = shared.Shell.Fail(
            "Connect-Paperspace $key -BaseUri $base -MaximumRetryCount 0", ("key", Shell.Key), ("base", address));

        Exception exception = error.IsDesigned("InvalidBaseUri", ErrorCategory.InvalidArgument);
        Assert.Contains("-BaseUri", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_address_is_named_without_its_user_information() =>
        Assert.Contains(
            "The base address http://example.com:8080 (-BaseUri)",
            shared.Shell.Fail(
                "Connect-Paperspace $key -BaseUri $base",
                ("key", Shell.Key),
                ("base", "http://somebody:secret@example.com:8080/v1")).Exception.Message,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(AllowedButClosed))]
    public void An_address_that_is_allowed_is_tried_and_named(string address, string named) =>
        Assert.Contains(
            $": the Paperspace API at {named} ",
            shared.Shell.Fail("Connect-Paperspace $key -BaseUri $base -MaximumRetryCount 0", ("key", Shell.Key), ("base", address))
                .IsDesigned("ConnectionFailed", ErrorCategory.ConnectionError).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:{0}", "/auth/session")]
    [InlineData("http://LOCALHOST:{0}/", "/auth/session")]
    [InlineData("http://127.0.0.1:{0}/v1", "/v1/auth/session")]
    [InlineData("http://127.0.0.1:{0}/v1/", "/v1/auth/session")]
    [InlineData("http://127.0.0.1:{0}/some/deeper/base", "/some/deeper/base/auth/session")]
    public void Requests_are_relative_to_the_base_with_or_without_a_slash_at_its_end(string address, string path)
    {
        using var api = new FakeApi(SessionAnswers.Good);

        shared.Shell.Succeed(
            "Connect-Paperspace $key -BaseUri ($address -f $port)", ("key", Shell.Key), ("address", address), ("port", api.Port));

        Assert.StartsWith($"GET {path} HTTP/1.1\r\n", Assert.Single(api.Requests), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> OtherLoopbackAddresses => new()
    {
        { "127.255.0.1", "http://127.255.0.1:{0}" },
        { "::1", "http://[::1]:{0}" },
        { "::1", "http://localhost:{0}" },
    };

    [Theory]
    [MemberData(nameof(OtherLoopbackAddresses))]
    public void Every_loopback_address_is_reached(string listening, string address)
    {
        Assert.SkipUnless(HasAddress(IPAddress.Parse(listening)), $"This machine has no address {listening}.");
        using var api = new FakeApi(IPAddress.Parse(listening), SessionAnswers.Good);

        shared.Shell.Succeed("Connect-Paperspace $key -BaseUri ($address -f $port)", ("key", Shell.Key), ("address", address), ("port", api.Port));

        Assert.Single(api.Requests);
    }

    // macOS has 127.0.0.1 alone, and a container may have no IPv6.
    private static bool HasAddress(IPAddress address)
    {
        try
        {
            using var listener = new TcpListener(address, 0);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
