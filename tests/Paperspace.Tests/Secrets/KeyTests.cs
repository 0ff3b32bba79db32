using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>Nothing that the module writes carries the key or a piece of it, whatever the server does.</summary>
public sealed class KeyTests
{
    // Every way to hand a key over, but for the environment, which belongs to the whole process.
    private static readonly Dictionary<string, string> WaysToGive = new()
    {
        ["variable"] = "Connect-Paperspace -ApiKey $key",
        ["position"] = "Connect-Paperspace $key",
        ["SecureString"] = "Connect-Paperspace -ApiKey $secure",
        ["pipeline"] = "$key | Connect-Paperspace",
        ["SecureString from the pipeline"] = "$secure | Connect-Paperspace",
        ["property name"] = "[pscustomobject]@{ Name = 'ci'; ApiKey = $key } | Connect-Paperspace",
        ["SecureString by property name"] = "[pscustomobject]@{ ApiKey = $secure } | Connect-Paperspace",
        ["splatting"] = "$splat = @{ ApiKey = $key }; Connect-Paperspace @splat",
        ["with white space around"] = "Connect-Paperspace -ApiKey \" $key`n\"",
        ["several from the pipeline"] = "$key, $secure, $key | Connect-Paperspace",
    };

    public static TheoryData<string> Ways => [.. WaysToGive.Keys];

    public static TheoryData<string> Faults => [.. Fault.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_working_day_shows_no_key(string way)
    {
        Secret key = Secret.NewKey();
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        AssertHidden(
            key,
            api.BaseUri,
            $$"""
            {{WaysToGive[way]}} -BaseUri $base -Verbose -Debug -OutVariable connections
            Get-PaperspaceConnection
            $connections | Get-PaperspaceSession -Verbose -Debug
            $connections | Get-PaperspaceTeamMembership -Verbose -Debug
            $connections | Get-PaperspaceTeamMembership -Team none -Verbose -Debug
            $connections | Disconnect-Paperspace -Verbose -Debug
            $connections | Get-PaperspaceSession -Verbose -Debug
            """);
        Assert.Contains(api.Requests, request => request.Contains($"Bearer {key.Text}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_key_that_is_refused_shows_in_no_error(string way)
    {
        Secret key = Secret.NewKey();
        using var api = new FakeApi(FakeApi.Http(200, "null"));
        AssertHidden(key, api.BaseUri, $"{WaysToGive[way]} -BaseUri $base -Verbose -Debug");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_connect_that_fails_shows_no_key(string fault)
    {
        Secret key = Secret.NewKey();
        Fault it = Fault.All.Single(each => each.Name == fault);
        using var api = new FakeApi(it.Answer(key.Text));
        AssertHidden(
            key,
            api.BaseUri,
            $$"""
            try { Connect-Paperspace -ApiKey $key -BaseUri $base {{it.Options}} -Verbose -Debug -ErrorVariable kept } catch { $_ }
            $kept
            $Error[0].Exception.Details
            """,
            it);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_call_that_fails_shows_no_key(string fault)
    {
        Secret key = Secret.NewKey();
        Fault it = Fault.All.Single(each => each.Name == fault);
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")), it.Answer(key.Text));
        AssertHidden(
            key,
            api.BaseUri,
            $$"""
            $connection = Connect-Paperspace -ApiKey $key -BaseUri $base {{it.Options}}
            $connection
            $connection | Get-PaperspaceSession -Verbose -Debug -ErrorVariable kept
            $kept
            $Error[0].Exception.Details
            """,
            it);
        Assert.True(api.Requests.Count >= api.Answers.Count, "The case did not come to its call.");
        Assert.All(api.Requests, request => Assert.Contains($"Bearer {key.Text}", request, StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_that_refuses_connections_shows_no_key()
    {
        Secret key = Secret.NewKey();
        AssertHidden(key, new Uri($"http://127.0.0.1:{ClosedPort()}/v1"), ConnectOnce);
    }

    [Fact]
    public void A_name_that_nobody_has_shows_no_key()
    {
        AssertHidden(Secret.NewKey(), new Uri("https://nobody.invalid/v1"), ConnectOnce);
    }

    [Fact]
    public void A_server_that_speaks_no_TLS_shows_no_key()
    {
        Secret key = Secret.NewKey();
        using var talker = new TlsServer(stream => stream.Write(System.Text.Encoding.ASCII.GetBytes(key.Text + "\r\n\r\n")));
        AssertHidden(key, talker.BaseUri, ConnectOnce);
    }

    [Fact]
    public void A_certificate_that_is_not_trusted_shows_no_key()
    {
        using var server = TlsServer.WithUntrustedCertificate();
        AssertHidden(Secret.NewKey(), server.BaseUri, ConnectOnce);
    }

    [Fact]
    public void An_address_that_is_refused_shows_no_key()
    {
        Secret key = Secret.NewKey();
        foreach (string address in new[] { "http://api.example/v1", "https://user:word@api.example/v1", "ftp://x/", "https://x/?q=1" })
        {
            AssertHidden(key, new Uri(address), ConnectOnce);
        }
    }

    [Fact]
    public void A_connection_that_is_disconnected_while_it_is_used_shows_no_key()
    {
        Secret key = Secret.NewKey();
        using var shell = new Shell();
        using var events = new NetworkEvents();
        using var seen = new ManualResetEventSlim();
        using var disconnected = new ManualResetEventSlim();
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")), async (stream, closing) =>
        {
            seen.Set();
            await Task.Run(() => disconnected.Wait(closing), closing);
            return false;
        });
        object connection = shell.Succeed(
            "Connect-Paperspace -ApiKey $key -BaseUri $base", ("key", key.Text), ("base", api.BaseUri)).Single();
        var other = new Thread(() =>
        {
            seen.Wait();
            using var second = new Shell();
            second.Succeed("Disconnect-Paperspace -Connection $connection", ("connection", connection));
            disconnected.Set();
        });
        other.Start();

        EngineResult result = shell.Run("Get-PaperspaceSession -Connection $connection -Verbose -Debug", ("connection", connection));

        other.Join();
        var exposure = new Exposure(key);
        exposure.SearchRun(shell, result);
        exposure.SearchObject("connection", connection);
        exposure.AssertNone();
        Assert.Single(result.AllErrors).IsDesigned("Disconnected", ErrorCategory.InvalidOperation);
    }

    [Fact]
    public void A_call_that_is_stopped_shows_no_key()
    {
        Secret key = Secret.NewKey();
        using var shell = new Shell();
        using var stop = new CancellationTokenSource();
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")), (_, _) =>
        {
            stop.Cancel();
            return FakeApi.Silence(null!, CancellationToken.None);
        });
        EngineResult connected = shell.Run(
            "Connect-Paperspace -ApiKey $key -BaseUri $base", ("key", key.Text), ("base", api.BaseUri));
        EngineResult stopped = shell.Engine.Run("Get-PaperspaceSession -Verbose -Debug", stop: stop.Token);

        Assert.Equal(PSInvocationState.Stopped, stopped.State.State);
        var exposure = new Exposure(key);
        exposure.SearchRun(shell, connected);
        exposure.SearchRun(shell, stopped);
        exposure.AssertNone();
    }

    private const string ConnectOnce =
        "try { Connect-Paperspace -ApiKey $key -BaseUri $base -MaximumRetryCount 0 -TimeoutSec 10 -Verbose -Debug } catch { $_ }";

    internal static void AssertHidden(Secret key, Uri baseUri, string script, Fault? fault = null)
    {
        using var events = new NetworkEvents();
        using var shell = new Shell();
        var exposure = new Exposure(key);
        EngineResult result = shell.Run(script, ("key", key.Text), ("secure", key.Secure), ("base", baseUri));
        exposure.SearchRun(shell, result);
        exposure.SearchShown(shell, [.. result.Output, .. result.AllErrors]);
        if (fault is not { IsRepeatedByDotNet: true })
        {
            foreach (string written in events.Texts)
            {
                exposure.Search("event " + written.Split(':')[0], written);
            }
        }

        exposure.AssertNone();
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
