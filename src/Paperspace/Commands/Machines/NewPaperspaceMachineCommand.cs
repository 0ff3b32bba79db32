using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Changes;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Creates a machine.</summary>
[Cmdlet(VerbsCommon.New, "PaperspaceMachine", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Machine))]
public sealed class NewPaperspaceMachineCommand : ConnectedCommand
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(2);

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ApiField("name")]
    public string Name { get; set; } = "";

    /// <summary>The label of the machine type, such as <c>A100</c>.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ApiField("machineType")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string MachineType { get; set; } = "";

    /// <summary>The ID of a template: of an operating system or of a team.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ApiField("templateId")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string TemplateId { get; set; } = "";

    /// <summary>The size of its disk in gigabytes.</summary>
    [Parameter(Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    [ApiField("diskSize")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public int DiskSize { get; set; }

    /// <summary>The region.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ApiField("region")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string Region { get; set; } = "";

    /// <summary>The ID of a private network.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ApiField("networkId")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string? NetworkId { get; set; }

    /// <summary>How it gets a public address.</summary>
    [Parameter]
    [ValidateSet("static", "dynamic", "none")]
    [ApiField("publicIpType")]
    public string? PublicIpType { get; set; }

    /// <summary>Whether snapshots of it are taken regularly.</summary>
    [Parameter]
    [ApiField("autoSnapshotEnabled")]
    public bool AutoSnapshotEnabled { get; set; }

    /// <summary>How often.</summary>
    [Parameter]
    [ValidateSet("hourly", "daily", "weekly", "monthly")]
    [ApiField("autoSnapshotFrequency")]
    public string? AutoSnapshotFrequency { get; set; }

    /// <summary>How many of these snapshots are kept.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [ApiField("autoSnapshotSaveCount")]
    public int AutoSnapshotSaveCount { get; set; }

    /// <summary>Whether it is shut down by itself.</summary>
    [Parameter]
    [ApiField("autoShutdownEnabled")]
    public bool AutoShutdownEnabled { get; set; }

    /// <summary>After how many hours, or parts of them.</summary>
    [Parameter]
    [ValidateRange(0d, int.MaxValue)]
    [ApiField("autoShutdownTimeout")]
    public decimal AutoShutdownTimeout { get; set; }

    /// <summary>Whether it is then shut down even while in use.</summary>
    [Parameter]
    [ApiField("autoShutdownForce")]
    public bool AutoShutdownForce { get; set; }

    /// <summary>Whether a snapshot is taken at once.</summary>
    [Parameter]
    [ApiField("takeInitialSnapshot")]
    public bool TakeInitialSnapshot { get; set; }

    /// <summary>Whether that snapshot is a restore point.</summary>
    [Parameter]
    [ApiField("restorePointEnabled")]
    public bool RestorePointEnabled { get; set; }

    /// <summary>When the machine goes back to it.</summary>
    [Parameter]
    [ValidateSet("shutdown")]
    [ApiField("restorePointFrequency")]
    public string? RestorePointFrequency { get; set; }

    /// <summary>The ID of a startup script.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ApiField("startupScriptId")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string? StartupScriptId { get; set; }

    /// <summary>Whether the API sends the password by mail; it does when this is not given.</summary>
    [Parameter]
    [ApiField("emailPassword")]
    public bool EmailPassword { get; set; }

    /// <summary>Whether it is started when it is there.</summary>
    [Parameter]
    [ApiField("startOnCreate")]
    public bool StartOnCreate { get; set; }

    /// <summary>Whether its GPUs are connected by NVLink.</summary>
    [Parameter]
    [ApiField("enableNvlink")]
    public bool EnableNvlink { get; set; }

    /// <summary>The IDs of users that may access it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ApiField("accessorIds")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string[]? AccessorIds { get; set; }

    /// <summary>Waits until the machine has been made.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds it may take in all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 1800;

    private protected override string? TargetOf(PaperspaceException failure, Connection connection) => Name;

    private protected override string? AdviceFor(PaperspaceException failure) => MachineAdvice.ForCreation(failure.Kind);

    private protected override void Process(Connection connection)
    {
        if (!ShouldProcess(VisibleText.Of($"{Name}, team {connection.Team}"), "Create machine"))
        {
            return;
        }

        using var slots = new Slots(1);
        var account = new MachineAccount(new MachineOperations(connection.Client, Journal), new Throttle(Journal));
        var deadline = new Deadline(TimeSpan.FromSeconds(TimeoutSec));
        ChangedMachine created = Create(account, slots, deadline);
        Machine machine = MachineList.Mark(created.Machine!, connection);
        if (!Wait)
        {
            WriteObject(machine);
            return;
        }

        var awaited = new AwaitedMachine(account, machine.Id, MachineGoal.Created, deadline)
        {
            EventId = created.EventId,
            LastSeen = machine,
        };
        var progress = new ManyProgress(this, "Creating");
        progress.Add(account.Throttle);
        try
        {
            new MachineWait(slots).WaitForAll([awaited], FirstLook, HandBack, ShowProgress, Stop);
        }
        finally
        {
            progress.End();
        }

        void ShowProgress()
        {
            WriteJournal();
            progress.Show();
        }

        void HandBack(Outcome<AwaitedMachine, Machine> outcome)
        {
            WriteJournal();
            // Also where the waiting failed: it is there, and its id must not be lost.
            WriteObject(MachineList.Mark(outcome.Result ?? awaited.LastSeen!, connection));
            if (outcome.Failure is { } failure)
            {
                WriteFailure(failure.WithMessage($"Machine '{VisibleText.Of(Name)}': {failure.Message}"), Name, connection, MachineAdvice.For(failure.Kind));
            }
        }
    }

    // Never again where it may have been made; after a 429 it was not.
    private ChangedMachine Create(MachineAccount account, Slots slots, Deadline deadline)
    {
        byte[] body = ApiFieldAttribute.ToJson(ApiFieldAttribute.ValuesOf(this));
        ChangedMachine? created = null;
        PaperspaceException? failure = null;
        using (var changes = new ManyAtOnce<byte[], ChangedMachine>(
            slots,
            (json, slot, stop) => ChangeSending.SendAsync(
                token => account.Operations.CreateAsync(json, token), account.Throttle, slot, deadline, stop),
            outcome => (created, failure) = (outcome.Result, outcome.Failure),
            WriteJournal,
            Stop))
        {
            changes.Add(body);
            changes.Complete();
        }

        WriteJournal();

        return created ?? throw (MachineChange.IsLost(failure!.Kind)
            ? failure.WithMessage(
                $"{failure.Message} The machine may have been created all the same: look with Get-PaperspaceMachine before you create it again.")
            : failure);
    }
}
