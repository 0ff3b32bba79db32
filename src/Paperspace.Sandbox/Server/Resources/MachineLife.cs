using System.Collections.Concurrent;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>
/// Machines take a while to do what is asked of them. Nothing happens in between: what a machine has become is found out
/// when somebody asks.
/// </summary>
/// <param name="machines">The machines by id.</param>
/// <param name="delay">How long a change takes; with zero it is over when the machine is next asked for.</param>
internal sealed class MachineLife(ConcurrentDictionary<string, Machine> machines, TimeSpan delay)
{
    private readonly ConcurrentDictionary<string, MachineEvent> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Change> _changes = [];

    /// <summary>The machines as they are now.</summary>
    public IEnumerable<Machine> Machines
    {
        get
        {
            Settle();
            return machines.Values.Where(machine => machine.DtDeleted is null);
        }
    }

    /// <summary>The events so far, as they are now.</summary>
    public IEnumerable<MachineEvent> Events
    {
        get
        {
            Settle();
            return _events.Values;
        }
    }

    /// <summary>Brings everything up to now.</summary>
    public void Settle()
    {
        lock (_changes)
        {
            foreach (var change in _changes.Values.ToList())
            {
                Settle(change);
            }
        }
    }

    /// <summary>Begins a change, and returns its event and the machine on its way.</summary>
    public (MachineEvent Event, Machine Machine) Begin(string name, Machine machine, string meanwhile, Machine then)
    {
        lock (_changes)
        {
            var now = DateTime.UtcNow;
            var begun = new MachineEvent(Guid.NewGuid().ToString(), name, "new", machine.Id, now);
            var onTheWay = machine with { State = meanwhile, DtModified = now };
            _events[begun.Id] = begun;
            _changes[machine.Id] = new Change(begun, machine, then);
            machines[machine.Id] = onTheWay;
            return (begun, onTheWay);
        }
    }

    private void Settle(Change change)
    {
        var asked = change.Event.DtCreated;
        var id = change.Before.Id;
        if (id == SampleMachines.StuckId)
        {
            _events[change.Event.Id] = change.Event with { State = "in progress", DtStarted = asked };
        }
        else if (DateTime.UtcNow - asked < delay)
        {
            _events[change.Event.Id] = change.Event with { State = "in progress", DtStarted = asked };
        }
        else
        {
            var end = asked + delay;
            var isFaulty = id == SampleMachines.FaultyId;
            _events[change.Event.Id] = change.Event with
            {
                State = isFaulty ? "error" : "done",
                DtStarted = asked,
                DtFinished = end,
                Error = isFaulty ? "The host has no capacity left." : null,
            };
            machines[id] = (isFaulty ? change.Before : change.Then) with { DtModified = end };
            _changes.Remove(id);
        }
    }

    /// <summary>What was asked of a machine: what it was before, and what it becomes.</summary>
    private sealed record Change(MachineEvent Event, Machine Before, Machine Then);
}
