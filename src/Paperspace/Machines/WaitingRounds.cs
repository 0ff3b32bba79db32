using System.Collections.Concurrent;
using Paperspace.Api;
using Paperspace.Changes;
using Paperspace.Rest;

namespace Paperspace.Machines;

/// <summary>
/// Looks at one account's machines, in rounds that begin further and further apart, until each has arrived, has failed,
/// or is late.
/// </summary>
internal sealed class WaitingRounds(
    IEnumerable<AwaitedMachine> machines, Slots slots, Action<Outcome<AwaitedMachine, Machine>> tell)
{
    private const int FewMachines = 20;

    // For the look at what is late: it is told soon, whatever the network does.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, AwaitedMachine> _rest =
        new(machines.Select(machine => new KeyValuePair<string, AwaitedMachine>(machine.Id, machine)));

    private int _pages = 1;

    private MachineAccount Account { get; } = machines.First().Account;

    internal async Task RunAsync(TimeSpan firstLook, CancellationToken stop)
    {
        var pace = new RoundPace(firstLook);
        while (!_rest.IsEmpty)
        {
            // Whoever is late is told so in time, and not with the next round.
            TimeSpan firstLate = Clock.Now + _rest.Values.Min(machine => machine.Deadline.Remaining);
            await DelayUntilAsync(pace.Next < firstLate ? pace.Next : firstLate, stop).ConfigureAwait(false);
            if (Clock.Now >= pace.Next)
            {
                pace.Begin();
                await RoundAsync(stop).ConfigureAwait(false);
                // Held back together with the account's changes.
                pace.HoldBack(Account.Throttle.Remaining);
            }

            await Task.WhenAll(_rest.Values.Where(machine => machine.Deadline.IsOver)
                .Select(machine => TellLateAsync(machine, stop))).ConfigureAwait(false);
        }
    }

    private static async Task DelayUntilAsync(TimeSpan moment, CancellationToken stop)
    {
        if (moment - Clock.Now is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, stop).ConfigureAwait(false);
        }
    }

    private async Task RoundAsync(CancellationToken stop)
    {
        var due = _rest.Values.Where(machine => !machine.Deadline.IsOver).ToList();
        List<AwaitedMachine> single = due.Count > FewMachines && due.Count >= _pages
            ? await LookAtPagesAsync(due, stop).ConfigureAwait(false)
            : due;
        await Task.WhenAll(single.Select(machine => LookAsync(machine, stop))).ConfigureAwait(false);
    }

    /// <summary>Looks at the account's list, and returns what it does not tell of.</summary>
    private async Task<List<AwaitedMachine>> LookAtPagesAsync(List<AwaitedMachine> due, CancellationToken stop)
    {
        var unseen = due.ToDictionary(machine => machine.Id);
        string? cursor = null;
        for (int page = 1; unseen.Count > 0; page++)
        {
            if (page > due.Count)
            {
                // More pages than machines: from now on each is read by itself.
                _pages = page;
                break;
            }

            Page<Machine>? list = await ReadAsync(
                unseen.Values.ToList(), token => Account.Operations.GetPageAsync(cursor, token), stop).ConfigureAwait(false);
            if (list is null)
            {
                return [];
            }

            var seen = new List<Task>();
            foreach (Machine machine in list.Items)
            {
                if (unseen.TryGetValue(machine.Id, out AwaitedMachine? awaited))
                {
                    unseen.Remove(machine.Id);
                    seen.Add(JudgeAsync(awaited, machine, stop));
                }
            }

            await Task.WhenAll(seen).ConfigureAwait(false);
            cursor = list.HasMore == false ? null : list.Cursor;
            if (cursor is null)
            {
                break;
            }
        }

        return [.. unseen.Values];
    }

    private async Task LookAsync(AwaitedMachine awaited, CancellationToken stop)
    {
        if (await ReadAsync([awaited], token => Account.Operations.GetAsync(awaited.Id, token), stop).ConfigureAwait(false)
            is { } machine)
        {
            await JudgeAsync(awaited, machine, stop).ConfigureAwait(false);
        }
    }

    private async Task JudgeAsync(AwaitedMachine awaited, Machine machine, CancellationToken stop)
    {
        awaited.LastSeen = machine;
        awaited.LastFailure = null;
        if (awaited.NeedsEvent)
        {
            await LookAtEventAsync(awaited, stop).ConfigureAwait(false);
        }

        if (awaited.HasArrived)
        {
            Tell(awaited, machine, failure: null);
        }
    }

    private async Task LookAtEventAsync(AwaitedMachine awaited, CancellationToken stop)
    {
        MachineEvent? change = await ReadAsync(
            [awaited], token => Account.Operations.GetEventAsync(awaited.EventId!, token), stop).ConfigureAwait(false);
        if (change is null)
        {
            return;
        }

        awaited.IsEventOver = change.IsDone;
        if (change.HasFailed)
        {
            Tell(awaited, default, MachineFailures.Failed(awaited, change, Account.Operations.Client.Show));
        }
    }

    private async Task TellLateAsync(AwaitedMachine awaited, CancellationToken stop)
    {
        using var last = CancellationTokenSource.CreateLinkedTokenSource(stop);
        last.CancelAfter(LastLook);
        try
        {
            await LookAsync(awaited, last.Token).ConfigureAwait(false);
            if (_rest.ContainsKey(awaited.Id) && awaited is { EventId: not null, IsEventOver: false, LastFailure: null })
            {
                await LookAtEventAsync(awaited, last.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // What was last seen of it is told.
        }

        if (_rest.ContainsKey(awaited.Id))
        {
            Tell(awaited, default, MachineFailures.Late(awaited));
        }
    }

    /// <summary>
    /// Reads what tells about some machines; null when that failed. A failure that may pass is forgotten with the next
    /// round; any other ends the waiting for them.
    /// </summary>
    private async Task<T?> ReadAsync<T>(
        List<AwaitedMachine> about, Func<CancellationToken, Task<T>> send, CancellationToken stop) where T : class
    {
        using Slot slot = await slots.TakeAsync(stop).ConfigureAwait(false);
        using Throttle.Pass? pass = await EnterAsync(slot, stop).ConfigureAwait(false);
        // The last look at what is late is taken all the same.
        if (pass is null && !about.TrueForAll(machine => machine.Deadline.IsOver))
        {
            return null;
        }

        try
        {
            T read = await send(stop).ConfigureAwait(false);
            pass?.Accept();
            return read;
        }
        catch (PaperspaceException e) when (e.Kind == ErrorKind.TooManyRequests || StatusMap.IsTransient(e.Kind))
        {
            if (e.Kind == ErrorKind.TooManyRequests)
            {
                pass?.Refuse(e);
            }

            about.ForEach(machine => machine.LastFailure = e);
        }
        catch (PaperspaceException e)
        {
            about.ForEach(machine => Tell(machine, default, e));
        }

        return null;
    }

    /// <summary>Null while the account pauses: the next round begins when that is over.</summary>
    private async Task<Throttle.Pass?> EnterAsync(Slot slot, CancellationToken stop)
    {
        while (true)
        {
            if (Account.Throttle.TryEnter() is { } pass)
            {
                return pass;
            }

            if (Account.Throttle.Remaining > TimeSpan.Zero)
            {
                return null;
            }

            slot.GiveBack();
            await Account.Throttle.WaitAsync(stop).ConfigureAwait(false);
            await slot.TakeAgainAsync(stop).ConfigureAwait(false);
        }
    }

    private void Tell(AwaitedMachine awaited, Machine? machine, PaperspaceException? failure)
    {
        if (_rest.TryRemove(awaited.Id, out _))
        {
            tell(new Outcome<AwaitedMachine, Machine>(awaited, machine, failure));
        }
    }
}
