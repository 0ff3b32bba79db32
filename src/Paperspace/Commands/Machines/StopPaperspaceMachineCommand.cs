using System.Management.Automation;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Stops machines, many at once, each with the account that it came from.</summary>
[Cmdlet(
    VerbsLifecycle.Stop,
    "PaperspaceMachine",
    DefaultParameterSetName = MachineSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Machine))]
public sealed class StopPaperspaceMachineCommand : PowerMachineCommand
{
    private protected override string Action => "Stop";

    private protected override string Activity => "Stopping";

    private protected override PowerChange Change => PowerChange.Stop;
}
