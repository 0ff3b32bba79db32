using System.Management.Automation;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Restarts machines, many at once, each with the account that it came from.</summary>
[Cmdlet(
    VerbsLifecycle.Restart,
    "PaperspaceMachine",
    DefaultParameterSetName = MachineSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Machine))]
public sealed class RestartPaperspaceMachineCommand : PowerMachineCommand
{
    private protected override string Action => "Restart";

    private protected override string Activity => "Restarting";

    private protected override PowerChange Change => PowerChange.Restart;
}
