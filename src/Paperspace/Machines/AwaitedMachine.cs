using Paperspace.Changes;

namespace Paperspace.Machines;

/// <summary>A machine on its way.</summary>
internal sealed class AwaitedMachine(MachineAccount account, string id, MachineGoal goal, Deadline deadline)
{
    internal MachineAccount Account => account;

    internal string Id => id;

    internal MachineGoal Goal => goal;

    internal Deadline Deadline => deadline;

    /// <summary>The machine when it was last seen; null before that.</summary>
    internal Machine? LastSeen { get; set; }

    /// <summary>The event of its change; null when none is known.</summary>
    internal string? EventId { get; init; }

    internal bool IsEventOver { get; set; }

    /// <summary>Why it could not be looked at when that was last tried; null when it could.</summary>
    internal PaperspaceException? LastFailure { get; set; }

    internal bool HasArrived => LastSeen is { } machine && goal.IsReached(machine.State, IsEventOver || EventId is null);

    /// <summary>A machine that stands still and not where it should: only the event can tell why.</summary>
    internal bool NeedsEvent => EventId is not null && !IsEventOver && LastSeen is { } machine
        && !MachineStates.IsPassing(machine.State) && !HasArrived;
}
