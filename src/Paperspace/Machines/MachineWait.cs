using System.Collections.Concurrent;
using Paperspace.Changes;

namespace Paperspace.Machines;

/// <summary>Waits for machines of any accounts together, and hands each back on the calling thread as it arrives.</summary>
/// <param name="slots">Bounds the requests in flight.</param>
internal sealed class MachineWait(Slots slots)
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromSeconds(1);

    /// <param name="machines">Those to wait for.</param>
    /// <param name="firstLook">The time until they are first looked at.</param>
    /// <param name="emit">Takes a machine as it was seen to arrive, or why it did not.</param>
    /// <param name="tick">Called about once a second.</param>
    /// <param name="stop">Ends everything at once.</param>
    /// <exception cref="OperationCanceledException">The stop was asked for.</exception>
    internal void WaitForAll(
        IReadOnlyCollection<AwaitedMachine> machines,
        TimeSpan firstLook,
        Action<Outcome<AwaitedMachine, Machine>> emit,
        Action tick,
        CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var outcomes = new BlockingCollection<Outcome<AwaitedMachine, Machine>>();
        Task rounds = Task.WhenAll(machines
            .GroupBy(machine => machine.Account)
            .Select(team => Task.Run(() => new WaitingRounds(team, slots, outcomes.Add).RunAsync(firstLook, end.Token))));
        try
        {
            for (int left = machines.Count; left > 0;)
            {
                // Rounds that have ended, and have not told of every machine, have failed in a way that nobody foresaw.
                if (outcomes.TryTake(out Outcome<AwaitedMachine, Machine> outcome, (int)TickInterval.TotalMilliseconds, stop))
                {
                    left--;
                    emit(outcome);
                }
                else if (rounds.IsCompleted && outcomes.Count == 0)
                {
                    break;
                }

                tick();
            }
        }
        finally
        {
            end.Cancel();
            Task.WhenAny(rounds).GetAwaiter().GetResult();
        }

        if (rounds.IsFaulted)
        {
            rounds.GetAwaiter().GetResult();
        }
    }
}
