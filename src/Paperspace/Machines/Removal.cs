namespace Paperspace.Machines;

/// <summary>The removal of a machine.</summary>
internal sealed class Removal : MachineChange
{
    private protected override bool IsRemoval => true;

    private protected override Task<ChangedMachine> SendAsync(
        MachineOperations operations, string id, CancellationToken stop) => operations.RemoveAsync(id, stop);

    private protected override bool IsSeenIn(Machine machine) => machine.DtDeleted is not null;
}
