using System.Management.Automation;
using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace;

/// <summary>A machine of a team (the API's document, <c>GET /machines/{id}</c>).</summary>
public sealed class Machine : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<Machine> Fields = new(() => new Machine())
    {
        { "id", Text },
        { "name", Text },
        { "state", Text },
        { "os", Text },
        { "machineType", Text },
        { "agentType", Text },
        { "cpus", Number },
        { "ram", WholeNumber },
        { "storageTotal", WholeNumber },
        { "storageUsed", WholeNumber },
        { "accelerators", OrNull(ListOf(Object(Accelerator.Fields))), Optional },
        { "region", Text },
        { "privateIp", OrNull(Text) },
        { "networkId", OrNull(Text) },
        { "publicIp", OrNull(Text) },
        { "publicIpType", Text },
        { "autoShutdownEnabled", Flag },
        { "autoShutdownTimeout", OrNothing(Number) },
        { "autoShutdownForce", OrNothing(Flag) },
        { "autoSnapshotEnabled", Flag },
        { "autoSnapshotFrequency", OrNull(Text) },
        { "autoSnapshotSaveCount", OrNothing(Number) },
        { "updatesPending", Flag },
        { "restorePointEnabled", Flag },
        { "restorePointFrequency", OrNull(Text) },
        { "restorePointSnapshotId", OrNull(Text) },
        { "usageRate", Number },
        { "storageRate", Number },
        { "dtCreated", Date },
        { "dtModified", Date },
        { "dtDeleted", OrNothing(Date) },
        { "reservation", OrNull(Object(Reservation.Fields)) },
    };

    internal Machine()
    {
    }

    /// <summary>The ID, such as <c>psabc1d2e</c>.</summary>
    public string Id { get; internal set; } = null!;

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = null!;

    /// <summary>
    /// What it does at present: <c>off</c>, <c>starting</c>, <c>stopping</c>, <c>restarting</c>,
    /// <c>serviceready</c>, <c>ready</c>, <c>upgrading</c> or <c>provisioning</c>, or a state that the API has
    /// added since.
    /// </summary>
    public string State { get; internal set; } = null!;

    /// <summary>The operating system.</summary>
    public string Os { get; internal set; } = null!;

    /// <summary>The label of the machine type, such as <c>A100</c>.</summary>
    public string MachineType { get; internal set; } = null!;

    /// <summary>The kind of agent that runs in it.</summary>
    public string AgentType { get; internal set; } = null!;

    /// <summary>How many CPUs it has.</summary>
    public decimal Cpus { get; internal set; }

    /// <summary>The memory in bytes.</summary>
    public long Ram { get; internal set; }

    /// <summary>The storage in bytes.</summary>
    public long StorageTotal { get; internal set; }

    /// <summary>The used part of the storage in bytes.</summary>
    public long StorageUsed { get; internal set; }

    /// <summary>Its accelerators, such as GPUs; null when the API does not say.</summary>
    public IReadOnlyList<Accelerator>? Accelerators { get; internal set; }

    /// <summary>The region, such as <c>ny2</c>.</summary>
    public string Region { get; internal set; } = null!;

    /// <summary>The address in its private network; null when it has none.</summary>
    public string? PrivateIp { get; internal set; }

    /// <summary>The ID of its private network; null when it is in none.</summary>
    public string? NetworkId { get; internal set; }

    /// <summary>The public address; null when it has none at present.</summary>
    public string? PublicIp { get; internal set; }

    /// <summary>How it gets a public address: <c>static</c>, <c>dynamic</c> or <c>none</c>.</summary>
    public string PublicIpType { get; internal set; } = null!;

    /// <summary>Whether it is shut down by itself.</summary>
    public bool AutoShutdownEnabled { get; internal set; }

    /// <summary>After how many hours it is shut down by itself; null when it is not.</summary>
    public decimal? AutoShutdownTimeout { get; internal set; }

    /// <summary>Whether it is then shut down even while in use; null when the API does not say.</summary>
    public bool? AutoShutdownForce { get; internal set; }

    /// <summary>Whether snapshots of it are taken regularly.</summary>
    public bool AutoSnapshotEnabled { get; internal set; }

    /// <summary>How often: <c>hourly</c>, <c>daily</c>, <c>weekly</c> or <c>monthly</c>; null when never.</summary>
    public string? AutoSnapshotFrequency { get; internal set; }

    /// <summary>How many of these snapshots are kept; null when none is taken.</summary>
    public decimal? AutoSnapshotSaveCount { get; internal set; }

    /// <summary>Whether updates wait to be installed.</summary>
    public bool UpdatesPending { get; internal set; }

    /// <summary>Whether it goes back to a restore point.</summary>
    public bool RestorePointEnabled { get; internal set; }

    /// <summary>When it does so, such as <c>shutdown</c>; null when never.</summary>
    public string? RestorePointFrequency { get; internal set; }

    /// <summary>The ID of the snapshot that it goes back to; null when there is none.</summary>
    public string? RestorePointSnapshotId { get; internal set; }

    /// <summary>What an hour of use costs; the API does not document the currency.</summary>
    public decimal UsageRate { get; internal set; }

    /// <summary>What its storage costs; the API documents neither the currency nor the time.</summary>
    public decimal StorageRate { get; internal set; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime DtCreated { get; internal set; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTime DtModified { get; internal set; }

    /// <summary>When it was deleted, in UTC; null for a machine that is there.</summary>
    public DateTime? DtDeleted { get; internal set; }

    /// <summary>What reserves it; null when nothing does.</summary>
    public Reservation? Reservation { get; internal set; }

    /// <summary>
    /// The namespace of the team whose key it was read with. It is the module's own: it says, also in a file, whose machine
    /// it is.
    /// </summary>
    public string Team { get; internal set; } = "";

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Makes a machine of what Clixml, a job or remoting left of one.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is not whole.</exception>
    internal static Machine Rebuild(PSObject bag)
    {
        Machine machine = Fields.Rebuild(bag);
        machine.Team = bag.Properties[nameof(Team)]?.Value?.ToString() ?? "";
        return machine;
    }
}
