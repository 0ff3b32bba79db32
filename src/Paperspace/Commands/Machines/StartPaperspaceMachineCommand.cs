using System.Management.Automation;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Starts machines, many at once, each with the account that it came from.</summary>
[Cmdlet(
    VerbsLifecycle.Start,
    "PaperspaceMachine",
    DefaultParameterSetName = MachineSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Machine))]
public sealed class StartPaperspaceMachineCommand : PowerMachineCommand
{
    private protected override string Action => "Start";

    private protected override string Activity => "Starting";

    private protected override PowerChange Change => PowerChange.Start;
}
