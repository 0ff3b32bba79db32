using System.Management.Automation;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>What starting, stopping and restarting have in common: they can be waited for.</summary>
public abstract class PowerMachineCommand : ChangeMachineCommand
{
    // Nothing has arrived before that.
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(2);

    private readonly List<(AwaitedMachine Awaited, MachineTarget Target)> _awaited = [];

    /// <summary>Waits for all machines together, until each has arrived, has failed or is late.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private protected abstract PowerChange Change { get; }

    private protected sealed override string Goal => Wait ? Change.Goal.Name : base.Goal;

    private protected sealed override MachineChange MakeChange() => Change;

    private protected sealed override void Changed(MachineTarget target, ChangedMachine changed)
    {
        if (!Wait)
        {
            base.Changed(target, changed);
            return;
        }

        var awaited = new AwaitedMachine(target.Account, target.Id, Change.Goal, target.Deadline)
        {
            EventId = changed.EventId,
            LastSeen = changed.Machine,
        };
        if (changed.EventId is null && awaited.HasArrived)
        {
            // It was there already.
            base.Changed(target, changed);
        }
        else
        {
            _awaited.Add((awaited, target));
        }
    }

    private protected sealed override void Finish()
    {
        var targets = _awaited.ToDictionary(pair => pair.Awaited, pair => pair.Target);
        new MachineWait(Slots).WaitForAll(
            targets.Keys,
            FirstLook,
            outcome =>
            {
                WriteJournal();
                if (outcome.Failure is { } failure)
                {
                    Fail(targets[outcome.Item], failure);
                }
                else
                {
                    Progress.Arrived();
                    Emit(targets[outcome.Item], outcome.Result);
                }
            },
            ShowProgress,
            Stop);
    }
}
