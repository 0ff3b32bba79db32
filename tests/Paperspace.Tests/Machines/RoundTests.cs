using System.Diagnostics;
using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>How machines that are waited for are looked at: with few requests, further and further apart.</summary>
public sealed class RoundTests : MachineTests
{
    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(21, 0, 1)]
    public async Task Up_to_twenty_are_read_one_by_one_and_more_by_the_list(int count, int looks, int pages)
    {
        await using MachineServer server = await MachineServer.StartAsync(300);
        Connect(server);

        Assert.Equal(count, Shell.Succeed("Wait-PaperspaceMachine -Id $ids -State ready", ("ids", Ids(0, count))).Count);

        Assert.Equal((looks, pages), (server.Count("GET machines/"), server.Count("GET machines") - server.Count("GET machines/")));
    }

    [Fact]
    public async Task A_list_that_has_more_pages_than_there_are_machines_is_given_up()
    {
        const int Machines = 21;
        await using MachineServer server = await MachineServer.StartAsync(120 * (Machines + 3));
        string[] last = Ids((120 * (Machines + 3)) - Machines, Machines);
        server.MisbehaveOnLook = id =>
        {
            if (id.Length > 0 && server.Count("GET machines/" + id) == 2)
            {
                server.Put(id, "off");
            }

            return null;
        };
        Connect(server);

        Assert.Equal(Machines, Shell.Succeed("Wait-PaperspaceMachine -Id $ids -State off", ("ids", last)).Count);

        Assert.Equal(Machines, server.Count("GET machines") - server.Count("GET machines/"));
    }

    [Fact]
    public async Task Machines_that_the_list_does_not_have_are_errors_and_the_others_arrive()
    {
        const int Machines = 30;
        const int There = 5;
        await using MachineServer server = await MachineServer.StartAsync(Machines);
        string[] gone = Ids(There, Machines - There);
        Array.ForEach(gone, id => server.Put(id, MachineServer.Gone));
        Connect(server);

        EngineResult result = Shell.Run("Wait-PaperspaceMachine -Id $ids -State ready -TimeoutSec 30", ("ids", Ids(0, Machines)));

        Assert.Equal(There, result.Output.Count);
        Assert.All(result.Errors, error => Assert.Equal("NotFound", IdOf(error)));
        Assert.Equal(gone, result.Errors.Select(error => (string)error.TargetObject).Order(StringComparer.Ordinal));
        // In the round that missed them, and not when they are late.
        Assert.All(gone, id => Assert.InRange((server.Times("GET machines/" + id).Single() - server.Times("GET machines")[0]).TotalSeconds, 0, 15));
    }

    [Fact]
    public async Task Rounds_begin_two_seconds_apart_and_slow_down()
    {
        const int Looks = 5;
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.MisbehaveOnLook = _ =>
        {
            server.Put("ps0000", server.Count("GET machines/") == Looks ? "off" : "stopping");
            return null;
        };
        Connect(server);

        Shell.Succeed("Wait-PaperspaceMachine -Id ps0000");

        TimeSpan[] at = server.Times("GET machines/");
        Assert.Equal(Looks, at.Length);
        Assert.InRange((at[1] - at[0]).TotalSeconds, 1.5, 3.5);
        Assert.True(at[4] - at[3] > 1.4 * (at[1] - at[0]), $"{at[1] - at[0]}, {at[4] - at[3]}");
    }

    [Fact]
    public async Task A_stop_is_not_looked_at_before_it_can_have_arrived()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        Connect(server);

        Shell.Succeed("Stop-PaperspaceMachine -Id ps0000 -Wait");

        Assert.True(server.Times("GET machines/").Single() - server.Times("PATCH").Single() > TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task A_look_that_comes_too_fast_is_taken_when_the_pause_is_over()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.MisbehaveOnLook = Once(server.TooMany("8"));
        Connect(server);

        Shell.Succeed("Wait-PaperspaceMachine -Id ps0000");

        TimeSpan[] at = server.Times("GET machines/");
        // Without the pause 2 s, at the round that would come after it some 11 s.
        Assert.InRange((at[1] - at[0]).TotalSeconds, 7.9, 10);
    }

    [Fact]
    public async Task A_look_that_failed_in_passing_is_taken_again()
    {
        await using MachineServer server = await MachineServer.StartAsync(21);
        server.MisbehaveOnLook = Once(new Fault(503, IsDone: false));
        Connect(server);

        Assert.Equal(2, Shell.Succeed("Wait-PaperspaceMachine -Id ps0000, ps0001").Count);
        Assert.Equal(21, Shell.Succeed("Wait-PaperspaceMachine -Id $ids", ("ids", Ids(0, 21))).Count);
    }

    [Fact]
    public async Task The_look_at_what_is_late_does_not_last()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Put("ps0000", "stopping");
        server.MisbehaveOnLook = _ => server.Count("GET machines/") == 1 ? null : new Fault(Fault.Late, IsDone: false);
        Connect(server, "-MaximumRetryCount 0 -TimeoutSec 60");
        var running = Stopwatch.StartNew();

        Shell.Fail("Wait-PaperspaceMachine -Id ps0000 -TimeoutSec 1").IsDesigned("Timeout", ErrorCategory.OperationTimeout);

        Assert.InRange(running.Elapsed.TotalSeconds, 1, 20);
    }

    [Fact]
    public async Task Who_is_late_is_told_so_in_time_and_why()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.MisbehaveOnLook = _ => new Fault(503, IsDone: false);
        Connect(server);

        Exception late = Shell.Fail("Wait-PaperspaceMachine -Id ps0000 -TimeoutSec 5")
            .IsDesigned("Timeout", ErrorCategory.OperationTimeout);

        TimeSpan[] at = server.Times("GET machines/");
        // The next round would be some 7.6 s after the first.
        Assert.InRange((at[^1] - at[0]).TotalSeconds, 4.5, 6.7);
        Assert.Contains("could not be looked at", late.Message, StringComparison.Ordinal);
        Assert.Contains("Told to", late.Message, StringComparison.Ordinal);
    }
}
