using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Paperspace.Tests.Faults.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Faults.Redirects;

/// <summary>A redirect must not take the key anywhere: whatever it points to is not so much as connected to.</summary>
public sealed class RedirectTests(RedirectTests.SharedShell shared) : IClassFixture<RedirectTests.SharedShell>
{
    private const string Path = "v1/auth/session";

    private static readonly int[] Codes = [301, 302, 303, 307, 308];

    /// <summary>Where to, by the ports of the server itself and of the other listener.</summary>
    private static readonly Dictionary<string, Func<int, int, string>> Targets = new()
    {
        ["another port"] = (_, other) => $"http://127.0.0.1:{other}/{Path}",
        ["another host"] = (_, other) => $"http://localhost:{other}/{Path}",
        ["another loopback address"] = (_, other) => $"http://127.0.0.2:{other}/{Path}",
        ["another scheme"] = (_, other) => $"https://127.0.0.1:{other}/{Path}",
        ["another scheme of the same server"] = (own, _) => $"https://127.0.0.1:{own}/{Path}",
        ["user info"] = (_, other) => $"http://user:password@127.0.0.1:{other}/{Path}",
        ["user info that looks like the server"] = (own, other) => $"http://127.0.0.1:{own}@127.0.0.1:{other}/{Path}",
        ["no scheme"] = (_, other) => $"//127.0.0.1:{other}/{Path}",
        ["no scheme, with backslashes"] = (_, other) => $@"\\127.0.0.1:{other}/{Path}",
        ["a short form of the address"] = (_, other) => $"http://127.1:{other}/{Path}",
        ["a number for the address"] = (_, other) => $"http://2130706433:{other}/{Path}",
        ["a hexadecimal address"] = (_, other) => $"http://0x7f.0.0.1:{other}/{Path}",
        ["a mapped address"] = (_, other) => $"http://[::ffff:127.0.0.1]:{other}/{Path}",
        ["full-width digits"] = (_, other) => $"http://%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1:{other}/{Path}",
        ["the host in capitals, with a dot"] = (_, other) => $"http://LOCALHOST.:{other}/{Path}",
        ["the same address"] = (own, _) => $"http://127.0.0.1:{own}/{Path}",
        ["a relative path"] = (_, _) => "session",
        ["an absolute path"] = (_, _) => "/v2/auth/session",
        ["a path up"] = (_, _) => "../../..",
        ["a query"] = (_, _) => "?key=1",
        ["a file"] = (_, _) => "file:///etc/passwd",
        ["nothing"] = (_, _) => "",
        ["nonsense"] = (_, _) => "http://[",
    };

    public static MatrixTheoryData<int, string, int> Rows => new(Codes, [.. Targets.Keys], [0, 2]);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_redirect_is_an_error_and_nothing_is_sent_to_where_it_points(int code, string target, int retries)
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        int otherPort = ((IPEndPoint)other.LocalEndpoint).Port;
        int ownPort = 0;
        using var server = new FaultServer(connection =>
            Answer.Http(code, "moved", $"Location: {Targets[target](ownPort, otherPort)}")(connection));
        ownPort = server.Port;
        Shell shell = shared.Shell;

        AssertRefused(shell.Fail(
            $"Connect-Paperspace -ApiKey $key -BaseUri $base -TimeoutSec 2 -MaximumRetryCount {retries}",
            ("key", Shell.Key),
            ("base", server.BaseUri)));
        Assert.Equal(1, server.ConnectionCount);

        server.Behaves = true;
        shell.Succeed($"Connect-Paperspace -ApiKey $key -BaseUri $base -TimeoutSec 2 -MaximumRetryCount {retries}");
        server.Behaves = false;
        AssertRefused(shell.Fail("Get-PaperspaceSession"));
        Assert.Equal(3, server.ConnectionCount);

        Assert.False(other.Pending(), "The other listener was connected to.");
        shell.Succeed("Disconnect-Paperspace -All");

        void AssertRefused(ErrorRecord error)
        {
            Exception exception = error.IsDesigned("UnexpectedRedirect", ErrorCategory.ProtocolError);
            Assert.Equal(code, exception.Get("StatusCode"));
        }
    }

    public sealed class SharedShell : IDisposable
    {
        public Shell Shell { get; } = new();

        public void Dispose() => Shell.Dispose();
    }
}
