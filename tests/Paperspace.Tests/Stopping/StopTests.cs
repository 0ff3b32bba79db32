using System.Diagnostics;
using System.Management.Automation;
using System.Text;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Stopping;

/// <summary>
/// Ctrl+C ends every phase of a request at once: no error, no socket left open, and the next call works. A stop comes
/// when the phase is seen to be reached, never after a time.
/// </summary>
[Collection("Stopping")]
public sealed class StopTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 100;

    // Far beyond what is aimed at (50 ms), for machines with other work; below what .NET by itself waits for (5 s).
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    // So that a stop that is ignored ends soon after the limit.
    private const string Bounded = " -TimeoutSec 8 -MaximumRetryCount 0";

    private const string ThroughProxy = "$key | Connect-Paperspace -BaseUri https://api.example/v1 -Proxy $base" + Bounded;
    private const string Credential = " -ProxyCredential ([pscredential]::new('user', (& { $s = [securestring]::new(); $s.AppendChar('p'); $s })))";

    private readonly EchoServer _good = new();
    private readonly List<TimeSpan> _latencies = [];

    public void Dispose() => _good.Dispose();

    [Fact]
    public void Connecting()
    {
        using var server = new FullListener();
        Assert.SkipUnless(server.IsFull, "This system has no listener whose queue stays full.");
        Rehearse("$key | Connect-Paperspace -BaseUri $base" + Bounded, server.BaseUri, reached => server.Reached += reached, () => server.Open);
    }

    [Fact]
    public void The_TLS_handshake()
    {
        using StallingServer server = StallingServer.InHandshake();
        Rehearse("$key | Connect-Paperspace -BaseUri $base" + Bounded, server.BaseUri, reached => server.Reached += reached, () => server.Open);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Credential)]
    public void Connecting_to_a_proxy(string credential)
    {
        using var proxy = new FullListener();
        Assert.SkipUnless(proxy.IsFull, "This system has no listener whose queue stays full.");
        Rehearse(ThroughProxy + credential, proxy.BaseUri, reached => proxy.Reached += reached, () => proxy.Open);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Credential)]
    public void Waiting_for_a_proxy_s_tunnel(string credential)
    {
        using StallingServer proxy = StallingServer.BeforeAnswer();
        Rehearse(ThroughProxy + credential, proxy.BaseUri, reached => proxy.Reached += reached, () => proxy.Open);
    }

    [Theory]
    [InlineData("")]
    [InlineData(Credential)]
    public void The_TLS_handshake_in_a_proxy_s_tunnel(string credential)
    {
        using StallingServer proxy = StallingServer.InTunnel();
        Rehearse(ThroughProxy + credential, proxy.BaseUri, reached => proxy.Reached += reached, () => proxy.Open);
    }

    [Fact]
    public void Waiting_for_the_answer()
    {
        using StallingServer server = StallingServer.BeforeAnswer();
        Rehearse("Connect-Paperspace -ApiKey $key -BaseUri $base" + Bounded, server.BaseUri, reached => server.Reached += reached, () => server.Open);
    }

    [Fact]
    public void Reading_the_body()
    {
        using StallingServer server = StallingServer.WithinBody();
        Rehearse("$key | Connect-Paperspace -BaseUri $base" + Bounded, server.BaseUri, reached => server.Reached += reached, () => server.Open);
    }

    [Theory]
    [InlineData("auth/session", "", "$key | Connect-Paperspace -BaseUri $base")]
    [InlineData("things", "$there = $key | Connect-Paperspace -BaseUri $base", "$there | Invoke-PaperspaceRestMethod things")]
    [InlineData("things", "$there = $key | Connect-Paperspace -BaseUri $base", "$there | Invoke-PaperspaceRestMethod things -Raw")]
    public void Reading_a_large_answer(string path, string before, string script)
    {
        // An item of more than one object, so that making them takes far longer than a stop may.
        string items = $"[{string.Join(',', Enumerable.Repeat("""{"a":{"b":1}}""", 15 * 1024 * 1024 / 14))}]";
        string body = path == "things" ? items : SessionJson.For("someone").Insert(1, $"\"later\":{items},");
        using StallingServer server = StallingServer.WithLargeAnswer(path, Encoding.ASCII.GetBytes(body));
        Rehearse(script, server.BaseUri, reached => server.Reached += reached, () => server.Open, before: before);
    }

    [Fact]
    public void Waiting_to_try_again()
    {
        using StallingServer server = StallingServer.Answering(503, "", "Retry-After: 30");
        Action? reached = null;
        Rehearse(
            "Connect-Paperspace -ApiKey $key -BaseUri $base",
            server.BaseUri,
            then => reached = then,
            () => server.Open,
            powerShell => powerShell.Streams.Progress.DataAdded += (_, _) => reached?.Invoke());
    }

    [Fact]
    public void Writing_to_a_slow_consumer()
    {
        using StallingServer server = StallingServer.Answering(200, SessionJson.For("someone"));
        Action? reached = null;
        Rehearse(
            "$there | Get-PaperspaceTeamMembership | ForEach-Object { $reached.Invoke(); while ($true) { [Threading.Thread]::Sleep(1) } }",
            server.BaseUri,
            then => reached = then,
            () => server.Open,
            powerShell => powerShell.Runspace.SessionStateProxy.SetVariable("reached", new Action(() => reached?.Invoke())),
            "$there = $key | Connect-Paperspace -BaseUri $base");
    }

    private void Rehearse(
        string script,
        Uri baseUri,
        Action<Action> whenReached,
        Func<int> open,
        Action<PowerShell>? prepare = null,
        string before = "")
    {
        using var shell = new Shell();
        Action? stop = null;
        whenReached(() => Interlocked.Exchange(ref stop, null)?.Invoke());
        shell.Succeed(
            "$good = Connect-Paperspace -ApiKey $key -BaseUri $goodBase; " + before,
            ("key", Shell.Key),
            ("base", baseUri),
            ("goodBase", _good.BaseUri));
        for (int round = 0; round < Rounds; round++)
        {
            Stop(shell, script, set => stop = set, prepare);
            Assert.Equal(
                $"{Shell.Key}@example.test", shell.Succeed("($good | Get-PaperspaceSession).User.Email").Single().BaseObject);
        }

        var closing = Stopwatch.StartNew();
        Assert.True(SpinWait.SpinUntil(() => open() == 0, Limit), $"{open()} connections are still open.");
        _latencies.Sort();
        output.WriteLine(
            $"{Rounds} stops: median {_latencies[Rounds / 2].TotalMilliseconds:0.0} ms, " +
            $"p99 {_latencies[(Rounds * 99 / 100) - 1].TotalMilliseconds:0.0} ms, " +
            $"longest {_latencies[^1].TotalMilliseconds:0.0} ms; all sockets closed {closing.ElapsedMilliseconds} ms later");
    }

    private void Stop(Shell shell, string script, Action<Action> whenReached, Action<PowerShell>? prepare)
    {
        using var powerShell = PowerShell.Create(shell.Engine.Runspace);
        powerShell.AddScript("$Error.Clear(); " + script);
        prepare?.Invoke(powerShell);
        long stopped = 0;
        whenReached(() =>
        {
            stopped = Stopwatch.GetTimestamp();
            // From another thread, as a console does.
            _ = Task.Run(() => powerShell.StopAsync(null, null));
        });
        // Whether stopping throws here depends on who comes first; the state tells it either way.
        Exception? thrown = Record.Exception(() => { powerShell.Invoke(); });
        Assert.True(thrown is null or PipelineStoppedException, $"{thrown}");
        _latencies.Add(Stopwatch.GetElapsedTime(stopped));
        Assert.NotEqual(0, stopped);
        Assert.InRange(_latencies[^1], TimeSpan.Zero, Limit);
        Assert.Equal(PSInvocationState.Stopped, powerShell.InvocationStateInfo.State);
        Assert.Empty(powerShell.Streams.Error);
        Assert.Equal(0, shell.Succeed("$Error.Count").Single().BaseObject);
    }
}
