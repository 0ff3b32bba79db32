using System.Management.Automation;
using Paperspace.Changes;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>What cmdlets have that change machines: many at once, told in the order that they came in.</summary>
public abstract class ChangeMachineCommand : MachineCommand
{
    private readonly Dictionary<MachineTarget, Connection> _connections = [];
    private Slots? _slots;
    private ManyAtOnce<MachineTarget, ChangedMachine>? _changes;
    private ManyProgress? _progress;

    /// <summary>How many requests of this cmdlet may be in flight at a time.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Emits the machines.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What it does to a machine, for <c>-WhatIf</c> and <c>-Confirm</c>.</summary>
    private protected abstract string Action { get; }

    /// <summary>What it is doing, for progress.</summary>
    private protected abstract string Activity { get; }

    /// <summary>The change; asked for once.</summary>
    private protected abstract MachineChange MakeChange();

    private protected Slots Slots => _slots ??= new Slots(ThrottleLimit);

    private protected ManyProgress Progress => _progress ??= new ManyProgress(this, Activity) { Goal = Goal };

    /// <summary>What a machine is when it has arrived, for progress.</summary>
    private protected virtual string Goal => "done";

    private protected Connection ConnectionOf(MachineTarget target) => _connections[target];

    /// <summary>A machine whose change was taken, or is not needed.</summary>
    private protected virtual void Changed(MachineTarget target, ChangedMachine changed)
    {
        Progress.Arrived();
        Emit(target, changed.Machine);
    }

    /// <summary>All changes have been told of.</summary>
    private protected virtual void Finish()
    {
    }

    /// <summary>Checks the parameters.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            MachineChange change = MakeChange();
            _changes = new ManyAtOnce<MachineTarget, ChangedMachine>(
                Slots,
                (target, slot, stop) => change.MakeAsync(target, slot, stop),
                HandBack,
                ShowProgress,
                Stop);
        }
        catch (PaperspaceException e)
        {
            WriteFailure(e, target: null);
        }
    }

    /// <summary>Hands back what is left, and waits for the machines where that is asked for.</summary>
    protected override void EndProcessing()
    {
        try
        {
            _changes?.Complete();
            Finish();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            _progress?.End();
        }
    }

    /// <summary>Sends the change to the machines of one record; to none where the parameters cannot be used.</summary>
    protected override void ProcessRecord()
    {
        if (_changes is not null)
        {
            base.ProcessRecord();
        }
    }

    private protected sealed override bool IsWanted(string id, string name, Connection connection)
    {
        string what = name == id ? id : $"{name} ({id})";
        return ShouldProcess(Api.VisibleText.Of($"{what}, team {connection.Team}"), Action);
    }

    private protected sealed override void Take(MachineTarget target, Connection connection, Machine? seen)
    {
        _connections.Add(target, connection);
        Progress.Add(target.Account.Throttle);
        _changes!.Add(target);
    }

    private protected void ShowProgress()
    {
        WriteJournal();
        Progress.Show();
    }

    private protected void Fail(MachineTarget target, PaperspaceException failure)
    {
        Progress.Failed();
        WriteMachineFailure(failure, target.Name, ConnectionOf(target));
    }

    private protected void Emit(MachineTarget target, Machine? machine)
    {
        if (PassThru && machine is not null)
        {
            WriteObject(MachineList.Mark(machine, ConnectionOf(target)));
        }
    }

    private void HandBack(Outcome<MachineTarget, ChangedMachine> outcome)
    {
        WriteJournal();
        if (outcome.Failure is { } failure)
        {
            Fail(outcome.Item, failure);
        }
        else
        {
            Changed(outcome.Item, outcome.Result!);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _changes?.Dispose();
            _slots?.Dispose();
        }

        base.Dispose(disposing);
    }
}
