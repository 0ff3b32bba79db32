using System.Collections.Concurrent;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>
/// Machines take a while to do what is asked of them. Nothing happens in between: what a machine has become is found out
/// when somebody asks.
/// </summary>
/// <param name="machines">The machines by id.</param>
/// <param name="delay">How long a change takes; with zero it is over when the machine is next asked for.</param>
/// <param name="time">The clock.</param>
internal sealed class MachineLife(ConcurrentDictionary<string, Machine> machines, TimeSpan delay, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, MachineEvent> _events = new(StringComparer.Ordinal);
    private readonly List<Change> _changes = [];

    /// <summary>Adds events of long ago.</summary>
    public void AddPast(IEnumerable<MachineEvent> events)
    {
        foreach (var past in events)
        {
            _events[past.Id] = past;
        }
    }

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
        lock (machines)
        {
            foreach (var change in _changes.ToList())
            {
                Settle(change);
            }
        }
    }

    /// <summary>Whether a machine is about to be deleted.</summary>
    public bool IsLeaving(string machineId)
    {
        lock (machines)
        {
            return _changes.Exists(change => change.Event.MachineId == machineId && change.Event.Name == "deactivate");
        }
    }

    /// <summary>Begins a change in place of one that is on its way, and returns its event and the machine on its way.</summary>
    public (MachineEvent Event, Machine Machine) Begin(string name, Machine machine, string meanwhile, Func<Machine, Machine> then)
    {
        lock (machines)
        {
            foreach (var former in _changes.Where(change => change.Event.MachineId == machine.Id && change.Then is not null).ToList())
            {
                End(former, "cancelled", Now);
            }

            var onTheWay = machine with { State = meanwhile, DtModified = Now };
            machines[machine.Id] = onTheWay;
            return (Add(name, machine.Id, machine.State, then), onTheWay);
        }
    }

    /// <summary>Begins what leaves the machine as it is, and returns its event.</summary>
    public MachineEvent Record(string name, string machineId)
    {
        lock (machines)
        {
            return Add(name, machineId, machines[machineId].State, then: null);
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private MachineEvent Add(string name, string machineId, string before, Func<Machine, Machine>? then)
    {
        var begun = new MachineEvent(Guid.NewGuid().ToString(), name, "new", machineId, Now);
        _events[begun.Id] = begun;
        _changes.Add(new Change(begun, before, then));
        return begun;
    }

    private void Settle(Change change)
    {
        var (begun, before, then) = change;
        var id = begun.MachineId;
        var end = begun.DtCreated + delay;
        if (SampleMachines.StuckIds.Contains(id) || Now < end)
        {
            _events[begun.Id] = begun with { State = "in progress", DtStarted = begun.DtCreated };
            return;
        }

        var isFaulty = SampleMachines.FaultyIds.Contains(id);
        End(change, isFaulty ? "error" : "done", end, isFaulty ? "The host has no capacity left." : null);
        if (then is not null)
        {
            // Only what the change is about: other fields may have been set since it began.
            var machine = machines[id];
            machines[id] = (isFaulty ? machine with { State = before } : then(machine)) with { DtModified = end };
        }
    }

    private void End(Change change, string state, DateTime end, string? error = null)
    {
        _events[change.Event.Id] = change.Event with
        {
            State = state, DtStarted = change.Event.DtCreated, DtFinished = end, Error = error,
        };
        _changes.Remove(change);
    }

    /// <summary>What was asked of a machine: the state it was in before, and what it becomes.</summary>
    private sealed record Change(MachineEvent Event, string Before, Func<Machine, Machine>? Then);
}
