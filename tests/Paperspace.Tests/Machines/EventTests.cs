using System.Diagnostics;
using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>When a machine has arrived, and what the event of its change tells where the state does not.</summary>
public sealed class EventTests : MachineTests
{
    private const string Create = "New-PaperspaceMachine new -MachineType C5 -TemplateId t -DiskSize 50 -Region ny2 -Wait";

    [Theory]
    [InlineData("error", "No room")]
    [InlineData("cancelled", "cancelled")]
    public async Task A_machine_that_stands_elsewhere_and_whose_event_failed_is_told_at_once(string state, string words)
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Becomes = "ready";
        server.EventState = _ => state;
        Connect(server);
        var running = Stopwatch.StartNew();

        Exception failure = Shell.Fail("Stop-PaperspaceMachine -Id ps0000 -Wait -TimeoutSec 40")
            .IsDesigned("OperationFailed", ErrorCategory.OperationStopped);

        Assert.InRange(running.Elapsed.TotalSeconds, 0, 20);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", "OperationFailed", ErrorCategory.OperationStopped)]
    [InlineData("in progress", "Timeout", ErrorCategory.OperationTimeout)]
    public async Task The_event_of_a_machine_on_its_way_is_looked_at_once_before_it_is_late(string state, string id, ErrorCategory category)
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Becomes = "stopping";
        server.EventState = _ => state;
        Connect(server);

        Shell.Fail("Stop-PaperspaceMachine -Id ps0000 -Wait -TimeoutSec 5").IsDesigned(id, category);

        Assert.Equal(1, server.Count("GET machine-events/"));
    }

    [Fact]
    public async Task What_arrives_after_the_last_round_and_in_time_is_no_error()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Becomes = "stopping";
        server.MisbehaveOnLook = _ =>
        {
            server.Put("ps0000", server.Count("GET machines/") > 1 ? "off" : "stopping");
            return null;
        };
        Connect(server);

        Assert.Equal("off", Shell.Succeed("Stop-PaperspaceMachine -Id ps0000 -Wait -PassThru -TimeoutSec 3").Single().Get("State"));
    }

    [Fact]
    public async Task A_restart_has_arrived_when_its_event_is_done_though_the_machine_is_ready_all_the_time()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Becomes = "ready";
        server.EventState = _ => server.Count("GET machine-events/") == 1 ? "in progress" : "done";
        Connect(server);

        Assert.Equal("ready", Shell.Succeed("Restart-PaperspaceMachine -Id ps0000 -Wait -PassThru").Single().Get("State"));

        Assert.Equal(2, server.Count("GET machine-events/"));
    }

    [Fact]
    public async Task A_machine_is_created_when_its_event_is_done()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.EventState = _ => server.Count("GET machine-events/") == 1 ? "in progress" : "done";
        Connect(server);

        Assert.Equal(MachineServer.New, Shell.Succeed(Create).Single().Get("Id"));

        Assert.Equal(2, server.Count("GET machine-events/"));
    }

    [Fact]
    public async Task A_machine_whose_creation_failed_later_is_emitted_and_an_error()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.EventState = _ => "error";
        Connect(server);

        EngineResult result = Shell.Run(Create);

        Assert.Equal(MachineServer.New, result.Output.Single().Get("Id"));
        Assert.Equal(("OperationFailed", "new"), (IdOf(Assert.Single(result.Errors)), result.Errors[0].TargetObject));
    }

    [Theory]
    [InlineData(Fault.Late, "Timeout", "look at the team's machines with Get-PaperspaceMachine")]
    [InlineData(429, "TooManyRequests", "Raise -TimeoutSec")]
    [InlineData(200, "Timeout", "Wait-PaperspaceMachine waits on")]
    public async Task Nobody_is_told_to_create_a_machine_again_without_a_look(int status, string id, string advice)
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Becomes = "provisioning";
        server.Misbehave = _ => Task.FromResult<Fault?>(new Fault(status, IsDone: status == 200, RetryAfter: "90"));
        Connect(server);

        ErrorRecord error = Assert.Single(Shell.Run(Create + " -TimeoutSec 1").Errors);

        Assert.Equal(id, IdOf(error));
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("starting", 2)]
    [InlineData("stopping", 2)]
    [InlineData("restarting", 2)]
    [InlineData("upgrading", 2)]
    [InlineData("provisioning", 2)]
    [InlineData("serviceready", 2)]
    [InlineData("off", 1)]
    [InlineData("ready", 1)]
    [InlineData("frozen", 1)]
    public async Task Without_a_state_the_wait_ends_in_any_that_does_not_pass(string state, int looks)
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Put("ps0000", state);
        server.MisbehaveOnLook = _ =>
        {
            server.Put("ps0000", server.Count("GET machines/") == 1 ? state : "ready");
            return null;
        };
        Connect(server);

        Shell.Succeed("Wait-PaperspaceMachine -Id ps0000 -TimeoutSec 20");

        Assert.Equal(looks, server.Count("GET machines/"));
    }

    [Fact]
    public async Task What_is_there_already_is_emitted_without_a_wait()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Put("ps0000", "off");
        server.Misbehave = _ => Task.FromResult<Fault?>(new Fault(409, IsDone: false));
        Connect(server);

        Assert.Equal("off", Shell.Succeed("Stop-PaperspaceMachine -Id ps0000 -Wait -PassThru").Single().Get("State"));

        Assert.Equal(1, server.Count("GET machines/"));
    }
}
