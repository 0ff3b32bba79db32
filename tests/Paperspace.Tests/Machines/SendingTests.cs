using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>How many changes are sent at a time, in which order they are told, and how they wait when they come too fast.</summary>
public sealed class SendingTests : MachineTests
{
    [Theory]
    [InlineData("-ThrottleLimit 3", 3)]
    [InlineData("-ThrottleLimit 12", 12)]
    [InlineData("", 8)]
    public async Task So_many_requests_are_in_flight_as_the_limit_says(string limit, int most)
    {
        const int Machines = 15;
        await using MachineServer server = await MachineServer.StartAsync(Machines);
        server.Becomes = "stopping";
        var all = new TaskCompletionSource();
        server.Misbehave = async _ =>
        {
            // As many as may come are seen to come; that no more do takes a moment to see.
            if (server.Count("PATCH") >= most)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(300));
                all.TrySetResult();
            }

            await all.Task;
            return null;
        };
        server.MisbehaveOnLook = id =>
        {
            SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(30));
            server.Put(id, "off");
            return null;
        };
        Connect(server);

        Shell.Succeed($"Stop-PaperspaceMachine -Id $ids -Wait {limit}", ("ids", Ids(0, Machines)));

        Assert.Equal(most, server.MostInFlight);
    }

    [Fact]
    public async Task Results_and_errors_come_in_the_order_of_the_machines()
    {
        await using MachineServer server = await MachineServer.StartAsync(6);
        var others = new TaskCompletionSource();
        int answered = 0;
        server.Misbehave = async id =>
        {
            if (id == "ps0000")
            {
                await others.Task;
            }
            else if (Interlocked.Increment(ref answered) == 5)
            {
                others.SetResult();
            }

            return id == "ps0003" ? new Fault(409, IsDone: false) : null;
        };
        Connect(server);

        Assert.Equal(
            ["ps0000", "ps0001", "ps0002", "ps0003 failed", "ps0004", "ps0005"],
            Shell.Run("Stop-PaperspaceMachine -Id $ids -PassThru 2>&1 | ForEach-Object { if ($_.Id) { $_.Id } else { \"$($_.TargetObject) failed\" } }", ("ids", Ids(0, 6)))
                .Output.Select(each => each.ToString()));
    }

    [Fact]
    public async Task A_pause_is_as_long_as_the_API_asks()
    {
        await using MachineServer server = await MachineServer.StartAsync(2);
        var both = new TaskCompletionSource();
        server.Misbehave = async id =>
        {
            if (server.Count($"PATCH machines/{id}") > 1)
            {
                return null;
            }

            if (server.Count("PATCH") == 2)
            {
                Answer(both);
            }

            await both.Task;
            // The longer one comes when the shorter one has begun.
            await Task.Delay(TimeSpan.FromMilliseconds(id == "ps0000" ? 500 : 0));
            return server.TooMany(id == "ps0000" ? "4" : "1");
        };
        Connect(server);

        Shell.Succeed("Stop-PaperspaceMachine -Id ps0000, ps0001");

        TimeSpan[] at = server.Times("PATCH");
        Assert.Equal(4, at.Length);
        Assert.True(at[2] - at[1] > TimeSpan.FromSeconds(3.9), $"{at[2] - at[1]}");
    }

    [Fact]
    public async Task Without_a_word_the_pauses_double_until_a_change_is_taken()
    {
        await using MachineServer server = await MachineServer.StartAsync(2);
        server.Misbehave = _ => Task.FromResult(server.Count("PATCH") is 1 or 2 or 3 or 5 ? server.TooMany() : null);
        Connect(server);

        Shell.Succeed("Stop-PaperspaceMachine -Id ps0000, ps0001 -ThrottleLimit 1");

        double[] seconds = [.. server.Times("PATCH").Zip(server.Times("PATCH")[1..], (from, to) => (to - from).TotalSeconds)];
        Assert.Equal(5, seconds.Length);
        Assert.InRange(seconds[0], 0.9, 1.8);
        Assert.InRange(seconds[1], 1.9, 3.5);
        Assert.InRange(seconds[2], 3.9, 7);
        Assert.InRange(seconds[4], 0.9, 1.8);
    }

    [Fact]
    public async Task All_pause_together_and_one_goes_ahead()
    {
        const int Machines = 8;
        await using MachineServer server = await MachineServer.StartAsync(Machines);
        var all = new TaskCompletionSource();
        int besideTheFirst = -1;
        server.Misbehave = async _ =>
        {
            switch (server.Count("PATCH"))
            {
                case < Machines:
                    await all.Task;
                    return server.TooMany();
                case Machines:
                    Answer(all);
                    return server.TooMany();
                case Machines + 1:
                    await Task.Delay(TimeSpan.FromMilliseconds(300));
                    besideTheFirst = server.Count("PATCH") - Machines - 1;
                    return null;
                default:
                    return null;
            }
        };
        Connect(server);

        Shell.Succeed("Stop-PaperspaceMachine -Id $ids", ("ids", Ids(0, Machines)));

        TimeSpan[] at = server.Times("PATCH");
        Assert.Equal((2 * Machines, 0), (at.Length, besideTheFirst));
        // All of them were refused in one moment, which is one refusal.
        Assert.InRange((at[Machines] - at[Machines - 1]).TotalSeconds, 0.9, 3);
    }

    [Fact]
    public async Task A_pause_of_one_account_holds_back_no_other()
    {
        await using MachineServer first = await MachineServer.StartAsync(1);
        await using MachineServer second = await MachineServer.StartAsync(1);
        bool isOtherDone = false;
        first.Misbehave = _ =>
        {
            isOtherDone = second.Changes.ContainsKey("ps0000");
            return Task.FromResult(first.Count("PATCH") == 1 ? first.TooMany("2") : null);
        };

        Shell.Succeed(
            "(Connect-Paperspace key-a -BaseUri $first), (Connect-Paperspace key-b -BaseUri $second) | Get-PaperspaceMachine | Stop-PaperspaceMachine -ThrottleLimit 1",
            ("first", first.BaseUri), ("second", second.BaseUri));

        Assert.True(isOtherDone);
    }

    [Fact]
    public async Task A_pause_beyond_the_time_is_told_at_once()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Misbehave = _ => Task.FromResult<Fault?>(server.TooMany("20"));
        Connect(server);
        var running = System.Diagnostics.Stopwatch.StartNew();

        Shell.Fail("Stop-PaperspaceMachine -Id ps0000 -TimeoutSec 15").IsDesigned("TooManyRequests", ErrorCategory.LimitsExceeded);

        Assert.InRange(running.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task When_an_error_ends_the_script_nothing_more_is_sent()
    {
        await using MachineServer server = await MachineServer.StartAsync(3);
        var both = new TaskCompletionSource();
        server.Misbehave = async id =>
        {
            if (server.Count("PATCH") == 2)
            {
                Answer(both);
            }

            await both.Task;
            return id switch
            {
                "ps0000" => new Fault(404, IsDone: false),
                "ps0001" => server.TooMany("1"),
                _ => server.Count("PATCH machines/ps0002") == 1 ? server.TooMany("3") : null,
            };
        };
        Connect(server);

        Assert.Equal("NotFound", IdOf(Shell.Fail("Stop-PaperspaceMachine -Id ps0000, ps0001 -ErrorAction Stop")));
        // Takes longer than the pause that the other one was asked for.
        Shell.Succeed("Stop-PaperspaceMachine -Id ps0002");

        Assert.Equal(1, server.Count("PATCH machines/ps0001"));
    }

    // Elsewhere: an answer must not run on in the hand of whoever allows it.
    private static void Answer(TaskCompletionSource waiting) => Task.Run(() => waiting.TrySetResult());
}
