namespace Paperspace.Machines;

/// <summary>A start, a stop or a restart.</summary>
/// <param name="name">The API's word for it, the last part of its path.</param>
/// <param name="goal">Where a machine arrives by it.</param>
/// <param name="needless">The states in which a machine needs it no more: it is there, or on its way.</param>
internal sealed class PowerChange(string name, MachineGoal goal, params string[] needless) : MachineChange
{
    internal static readonly PowerChange Start = new(
        "start",
        MachineGoal.AnyOf(MachineStates.Ready),
        MachineStates.Ready, "starting", "serviceready", "provisioning", MachineStates.Restarting);

    internal static readonly PowerChange Stop =
        new("stop", MachineGoal.AnyOf(MachineStates.Off), MachineStates.Off, "stopping");

    /// <summary>A machine that is ready may be so before or after a restart; only one that restarts is on its way.</summary>
    internal static readonly PowerChange Restart =
        new("restart", MachineGoal.AnyOf(MachineStates.Ready) with { IsDueEvent = true }, MachineStates.Restarting);

    internal MachineGoal Goal => goal;

    private protected override bool MayBeNeedless => true;

    private protected override Task<ChangedMachine> SendAsync(
        MachineOperations operations, string id, CancellationToken stop) => operations.ChangePowerAsync(id, name, stop);

    private protected override bool IsSeenIn(Machine machine) =>
        Array.IndexOf(needless, machine.State) >= 0;
}
