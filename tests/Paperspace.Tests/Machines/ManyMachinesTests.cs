using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>Many machines changed at once: each exactly once, whatever the API does.</summary>
public sealed class ManyMachinesTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("1")]
    public async Task Seven_hundred_machines_all_arrive_though_the_API_takes_few_at_a_time(string? retryAfter)
    {
        const int Machines = 700;
        const int TakenInASecond = 150;
        await using MachineServer server = await MachineServer.StartAsync(Machines);
        var window = new Window(TakenInASecond);
        server.Misbehave = _ => Task.FromResult(window.IsOpen() ? null : server.TooMany(retryAfter));
        Connect(server);

        Assert.Equal(
            Machines, _shell.Succeed("Get-PaperspaceMachine -State ready | Stop-PaperspaceMachine -Wait -PassThru -ThrottleLimit 16").Count);

        Assert.Equal(Machines, server.Changes.Count);
        Assert.All(server.Changes.Values, count => Assert.Equal(1, count));
        Assert.InRange(server.Refused, 1, Machines - 1);
    }

    [Fact]
    public async Task Each_machine_is_changed_with_the_key_that_it_came_from()
    {
        await using MachineServer first = await MachineServer.StartAsync(5);
        await using MachineServer second = await MachineServer.StartAsync(3);
        _shell.Succeed(
            "$a = Connect-Paperspace key-a -BaseUri $first; $b = Connect-Paperspace key-b -BaseUri $second",
            ("first", first.BaseUri), ("second", second.BaseUri));

        _shell.Succeed("Disconnect-Paperspace $b; $b = Connect-Paperspace key-b -BaseUri $second; $a, $b | Get-PaperspaceMachine | Stop-PaperspaceMachine -PassThru");

        Assert.Equal(5, first.Requests[("Bearer key-a", "PATCH")]);
        Assert.Equal(3, second.Requests[("Bearer key-b", "PATCH")]);
    }

    [Theory]
    [InlineData("$kept | Stop-PaperspaceMachine", "NotConnected", ErrorCategory.AuthenticationError)]
    [InlineData("[pscustomobject]@{ Id = 'ps0001'; Team = 'blue' } | Stop-PaperspaceMachine", "NotConnected", ErrorCategory.AuthenticationError)]
    [InlineData("$machine | Stop-PaperspaceMachine -Connection $other", "InvalidRequest", ErrorCategory.InvalidArgument)]
    [InlineData("Stop-PaperspaceMachine -Id '../auth/session'", "InvalidRequest", ErrorCategory.InvalidArgument)]
    [InlineData("Stop-PaperspaceMachine nobody", "NotFound", ErrorCategory.ObjectNotFound)]
    public async Task No_machine_is_changed_with_another_account(string script, string id, ErrorCategory category)
    {
        await using MachineServer server = await MachineServer.StartAsync(2);
        Connect(server);
        _shell.Succeed(
            """
            $machine = Get-PaperspaceMachine m-ps0001
            $other = Connect-Paperspace key-b -BaseUri $base
            $serializer = [System.Management.Automation.PSSerializer]
            $kept = Get-PaperspaceMachine m-ps0000 -Connection $other
            $kept = $serializer::Deserialize($serializer::Serialize($kept))
            Disconnect-Paperspace $other
            $other = Connect-Paperspace key-b -BaseUri $base
            if (-not $uses) { $null = Connect-Paperspace key-a -BaseUri $base }
            """,
            ("uses", script.Contains("$other", StringComparison.Ordinal)));
        if (id == "NotConnected")
        {
            _shell.Succeed("Disconnect-Paperspace $other");
        }

        _shell.Fail(script).IsDesigned(id, category);

        Assert.Empty(server.Changes);
    }

    [Fact]
    public async Task What_has_arrived_is_seen_though_the_account_pauses_to_the_end()
    {
        await using MachineServer server = await MachineServer.StartAsync(2);
        var stopped = new TaskCompletionSource();
        server.Misbehave = async id =>
        {
            if (id == "ps0000")
            {
                stopped.SetResult();
                return null;
            }

            await stopped.Task;
            return server.TooMany("90");
        };
        Connect(server);

        EngineResult result = _shell.Run("Stop-PaperspaceMachine -Id ps0000, ps0001 -Wait -TimeoutSec 2 -PassThru | ForEach-Object Id");

        Assert.Equal("ps0000", Assert.Single(result.Output).ToString());
        ErrorRecord error = Assert.Single(result.AllErrors);
        Assert.Equal(("TooManyRequests", "ps0001"), (error.FullyQualifiedErrorId.Split(',')[0], error.TargetObject));
    }

    [Fact]
    public async Task Ctrl_C_sends_nothing_more()
    {
        await using MachineServer server = await MachineServer.StartAsync(200);
        using var stop = new CancellationTokenSource();
        int seen = 0;
        var over = new TaskCompletionSource();
        server.Misbehave = async _ =>
        {
            int number = Interlocked.Increment(ref seen);
            if (number == 20)
            {
                await stop.CancelAsync();
            }

            if (number >= 20)
            {
                // The answers are still due when the command ends.
                await over.Task;
            }

            return null;
        };
        Connect(server);

        EngineResult result = _shell.Engine.Run("Get-PaperspaceMachine | Stop-PaperspaceMachine -Wait", stop: stop.Token);
        int sent = Volatile.Read(ref seen);
        over.SetResult();

        Assert.Equal(PSInvocationState.Stopped, result.State.State);
        Assert.Empty(result.AllErrors);
        Assert.InRange(sent, 20, 20 + 8);
        Assert.Equal("ok", Assert.Single(_shell.Succeed("'ok'")).ToString());
        Assert.Equal(sent, Volatile.Read(ref seen));
    }

    private void Connect(MachineServer server) =>
        _shell.Succeed("$null = Connect-Paperspace key-a -BaseUri $base -MaximumRetryCount 0", ("base", server.BaseUri));

    /// <summary>So many requests are taken in each second.</summary>
    private sealed class Window(int size)
    {
        private readonly Lock _gate = new();
        private long _second;
        private int _taken;

        public bool IsOpen()
        {
            lock (_gate)
            {
                long now = Environment.TickCount64 / 1000;
                (_second, _taken) = now == _second ? (_second, _taken + 1) : (now, 1);
                return _taken <= size;
            }
        }
    }
}
