using Paperspace.Tests.Machines;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Costs;

/// <summary>The requests that stopping many machines takes, and what a long list of them keeps alive.</summary>
[Collection("Memory")]
public sealed class MachineCostTests
{
    private const int PageSize = 120;

    /// <summary>As many as Tab completes from are kept.</summary>
    private const int Remembered = 1000;

    [Theory]
    [InlineData(100, 100, 1)]
    [InlineData(250, 100, 3)]
    [InlineData(250, 21, 3)]
    [InlineData(250, 20, 20)]
    [InlineData(10_000, 30, 30)]
    public async Task Machines_are_stopped_by_a_request_each_and_awaited_by_few_a_round(int all, int stopped, int ofRound)
    {
        // Where the pages turn out to be more than the machines, the first round finds that out.
        int ofFirstRound = all == 10_000 ? stopped + ofRound : ofRound;
        await using MachineServer server = await MachineServer.StartAsync(all);
        int looks = 0;
        server.MisbehaveOnLook = _ =>
        {
            Interlocked.Increment(ref looks);
            return null;
        };
        server.IsStopping = () => Volatile.Read(ref looks) <= ofFirstRound;
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        string[] ids = [.. Enumerable.Range(all - stopped, stopped).Select(i => $"ps{i:0000}")];

        Assert.Equal(stopped, shell.Succeed("Stop-PaperspaceMachine -Id $ids -Wait -PassThru", ("ids", ids)).Count);

        Assert.Equal(stopped, server.Requests[($"Bearer {Shell.Key}", "PATCH")]);
        Assert.Equal(ofFirstRound + ofRound, looks);
    }

    [Fact]
    public async Task A_list_that_is_streamed_keeps_no_more_than_Tab_needs()
    {
        const int Early = 10 * PageSize;
        const int Late = 80 * PageSize;
        await using MachineServer server = await MachineServer.StartAsync(10_000);
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        shell.Succeed("$null = Get-PaperspaceMachine -Id ps0000");
        var seen = new List<WeakReference>(10_000);
        var live = new List<long>();
        int kept = 0;
        Action<object> look = machine =>
        {
            seen.Add(new WeakReference(machine));
            if (seen.Count is Early or Late)
            {
                live.Add(GC.GetTotalMemory(forceFullCollection: true));
                kept = seen.Count(reference => reference.IsAlive);
            }
        };

        shell.Succeed("Get-PaperspaceMachine | & { process { $look.Invoke($_.PSObject.BaseObject) } }", ("look", look));

        Assert.Equal(10_000, seen.Count);
        Assert.InRange(kept, Remembered, Remembered + (2 * PageSize));
        // Were they kept, the 8,400 in between would be some 8 MB.
        Assert.InRange(live[1] - live[0], long.MinValue, 2_000_000);
    }
}
