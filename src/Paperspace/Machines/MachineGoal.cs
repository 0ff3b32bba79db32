namespace Paperspace.Machines;

/// <summary>Where a machine shall arrive.</summary>
/// <param name="Name">What it is then, for people.</param>
/// <param name="IsState">Whether a state is one of those wanted.</param>
/// <param name="IsDueEvent">Whether the event of the change must be done as well, since the state alone says nothing.</param>
internal sealed record MachineGoal(string Name, Func<string, bool> IsState, bool IsDueEvent = false)
{
    /// <summary>Neither on its way to somewhere nor, where there is an event, before its end.</summary>
    internal static readonly MachineGoal Settled = new("settled", state => !MachineStates.IsPassing(state));

    /// <summary>As <see cref="Settled"/>, after the change that made the machine.</summary>
    internal static readonly MachineGoal Created = Settled with { Name = "created", IsDueEvent = true };

    internal static MachineGoal AnyOf(params string[] states) =>
        new(string.Join(" or ", states), state => states.Contains(state, StringComparer.OrdinalIgnoreCase));

    internal bool IsReached(string state, bool isEventOver) => IsState(state) && (isEventOver || !IsDueEvent);
}
