using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Changes fields of machines, many at once, each with the account that it came from.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "PaperspaceMachine",
    DefaultParameterSetName = MachineSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Machine))]
public sealed class SetPaperspaceMachineCommand : ChangeMachineCommand
{
    /// <summary>The new name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ApiField("name")]
    public string? NewName { get; set; }

    /// <summary>The label of another machine type.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ApiField("machineType")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string? MachineType { get; set; }

    /// <summary>The size of its disk in gigabytes.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ApiField("diskSize")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public int DiskSize { get; set; }

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

    /// <summary>Whether it goes back to a restore point.</summary>
    [Parameter]
    [ApiField("restorePointEnabled")]
    public bool RestorePointEnabled { get; set; }

    /// <summary>When it does so.</summary>
    [Parameter]
    [ValidateSet("shutdown")]
    [ApiField("restorePointFrequency")]
    public string? RestorePointFrequency { get; set; }

    /// <summary>The ID of the snapshot that it goes back to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ApiField("restorePointSnapshotId")]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string? RestorePointSnapshotId { get; set; }

    private protected override string Action => "Change";

    private protected override string Activity => "Changing";

    private protected override MachineChange MakeChange()
    {
        Dictionary<string, object> values = ApiFieldAttribute.ValuesOf(this);
        return values.Count > 0
            ? new FieldChange(values, ApiFieldAttribute.ToJson(values))
            : throw new PaperspaceException(
                ErrorKind.InvalidRequest, "There is nothing to change: give at least one field, such as -NewName. Nothing was sent.");
    }
}
