using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Changes;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Waits for machines together, until each is in a state, and emits it then.</summary>
[Cmdlet(VerbsLifecycle.Wait, "PaperspaceMachine", DefaultParameterSetName = MachineSet)]
[OutputType(typeof(Machine))]
public sealed class WaitPaperspaceMachineCommand : MachineCommand
{
    private const int RequestsInFlight = 8;

    private readonly Dictionary<AwaitedMachine, (MachineTarget Target, Connection Connection)> _awaited = [];

    /// <summary>The states to wait for. Without it, any that a machine does not leave by itself.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MachineStateCompleter))]
    public string[]? State { get; set; }

    private MachineGoal Goal => State is null ? MachineGoal.Settled : MachineGoal.AnyOf(State);

    /// <summary>Tells of a state that no machine may ever be in, before the time is spent.</summary>
    protected override void BeginProcessing()
    {
        foreach (string state in (State ?? []).Except(MachineStates.All, StringComparer.OrdinalIgnoreCase))
        {
            WriteWarning($"The API does not document the state '{VisibleText.Of(state)}'. It documents: {StateFilter.Documented}.");
        }
    }

    private protected override void Take(MachineTarget target, Connection connection, Machine? seen) =>
        _awaited.Add(
            new AwaitedMachine(target.Account, target.Id, Goal, target.Deadline) { LastSeen = seen }, (target, connection));

    /// <summary>Waits for all of them.</summary>
    protected override void EndProcessing()
    {
        using var slots = new Slots(RequestsInFlight);
        var progress = new ManyProgress(this, "Waiting for") { Goal = Goal.Name };
        foreach ((MachineTarget target, _) in _awaited.Values)
        {
            progress.Add(target.Account.Throttle);
        }

        try
        {
            new MachineWait(slots).WaitForAll(
                _awaited.Keys,
                TimeSpan.Zero,
                outcome => HandBack(outcome, progress),
                () =>
                {
                    WriteJournal();
                    progress.Show();
                },
                Stop);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            progress.End();
        }
    }

    private void HandBack(Outcome<AwaitedMachine, Machine> outcome, ManyProgress progress)
    {
        WriteJournal();
        (MachineTarget target, Connection connection) = _awaited[outcome.Item];
        if (outcome.Failure is { } failure)
        {
            progress.Failed();
            WriteMachineFailure(failure, target.Name, connection);
        }
        else
        {
            progress.Arrived();
            WriteObject(MachineList.Mark(outcome.Result!, connection));
        }
    }
}
