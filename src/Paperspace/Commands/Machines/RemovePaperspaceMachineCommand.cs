using System.Management.Automation;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Deletes machines, many at once, each with the account that it came from.</summary>
[Cmdlet(
    VerbsCommon.Remove,
    "PaperspaceMachine",
    DefaultParameterSetName = MachineSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Machine))]
public sealed class RemovePaperspaceMachineCommand : ChangeMachineCommand
{
    private protected override string Action => "Delete";

    private protected override string Activity => "Deleting";

    private protected override MachineChange MakeChange() => new Removal();
}
