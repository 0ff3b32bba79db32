using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>Ctrl+C ends every phase of a change of machines at once: no error, nothing sent after it, and the next call works.</summary>
public sealed class CtrlCTests : MachineTests
{
    private const string Stop = "Stop-PaperspaceMachine -Id ps0000 -Wait";
    private const string Create = "New-PaperspaceMachine new -MachineType C5 -TemplateId t -DiskSize 50 -Region ny2 -Wait";
    private const string Waiting = "Wait-PaperspaceMachine -Id ps0000 -State off";

    // Far beyond what is aimed at, for machines with other work, and below all that is waited for here.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private static readonly Fault Held = new(Fault.Late, IsDone: false);

    private readonly CancellationTokenSource _stop = new();

    protected override void Dispose(bool disposing)
    {
        _stop.Dispose();
        base.Dispose(disposing);
    }

    [Fact]
    public async Task While_the_list_is_read()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.MisbehaveOnLook = _ => Reached(Held);
        RunAndStop(server, "Stop-PaperspaceMachine m-*");
    }

    [Theory]
    [InlineData(Stop)]
    [InlineData("Set-PaperspaceMachine -Id ps0000 -NewName other")]
    [InlineData("Remove-PaperspaceMachine -Id ps0000 -Confirm:$false")]
    [InlineData(Create)]
    public async Task While_a_change_is_in_flight(string command)
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Misbehave = _ => Task.FromResult<Fault?>(Reached(Held));
        RunAndStop(server, command);
    }

    [Theory]
    [InlineData(Stop)]
    [InlineData(Create)]
    public async Task While_the_API_asks_to_pause(string command)
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Misbehave = _ => Task.FromResult<Fault?>(server.TooMany("30"));
        RunAndStop(server, command, at: "Retry in");
    }

    [Fact]
    public async Task While_a_lost_change_is_looked_at()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Misbehave = _ => Task.FromResult<Fault?>(new Fault(Fault.Reset, IsDone: false));
        server.MisbehaveOnLook = _ => Reached(Held);
        RunAndStop(server, Stop);
    }

    [Theory]
    [InlineData(Stop)]
    [InlineData(Create)]
    [InlineData(Waiting)]
    public async Task While_a_round_looks(string command)
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.MisbehaveOnLook = _ => Reached(Held);
        RunAndStop(server, command);
    }

    [Theory]
    [InlineData(Stop)]
    [InlineData(Waiting)]
    public async Task While_the_rounds_are_held_back(string command)
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.MisbehaveOnLook = _ => server.TooMany("30");
        RunAndStop(server, command, at: "Retry in");
    }

    [Fact]
    public async Task While_what_is_late_is_looked_at()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Put("ps0000", "stopping");
        server.MisbehaveOnLook = _ => server.Count("GET machines/") == 1 ? null : Reached(Held);
        RunAndStop(server, Waiting + " -TimeoutSec 1");
    }

    [Theory]
    [InlineData(Stop)]
    [InlineData(Waiting)]
    public async Task Between_two_rounds(string command)
    {
        await using MachineServer server = await MachineServer.StartAsync(2);
        server.Becomes = "stopping";
        server.Put("ps0000", "stopping");
        RunAndStop(server, command, at: "GET ");
        int looks = server.Count("GET machines/ps0000");

        // As long as two rounds more would take.
        server.MisbehaveOnLook = id =>
        {
            server.Put(id, server.Count("GET machines/ps0001") > 2 ? "off" : "stopping");
            return null;
        };
        Shell.Succeed("Wait-PaperspaceMachine -Id ps0001 -State off");

        Assert.Equal(looks, server.Count("GET machines/ps0000"));
    }

    private Fault Reached(Fault then)
    {
        _ = _stop.CancelAsync();
        return then;
    }

    /// <summary>Stops a command when the server says so, or at a verbose line.</summary>
    private void RunAndStop(MachineServer server, string command, string at = "never")
    {
        Connect(server);
        Shell.Engine.Runspace.SessionStateProxy.SetVariable("reached", (Action)(() => _ = _stop.CancelAsync()));

        EngineResult result = Shell.Engine.Run(
            $"{command} -Verbose 4>&1 | ForEach-Object {{ if (\"$_\".StartsWith('{at}')) {{ $reached.Invoke() }} }}", stop: _stop.Token);
        int sent = server.Log.Count;

        Assert.Equal(PSInvocationState.Stopped, result.State.State);
        Assert.Empty(result.AllErrors);
        Assert.InRange(result.StopTook!.Value, TimeSpan.Zero, Limit);
        Assert.Empty(Shell.Succeed("$Error"));
        Assert.Equal("ok", Assert.Single(Shell.Succeed("'ok'")).ToString());
        Assert.Equal(sent, server.Log.Count);
    }
}
