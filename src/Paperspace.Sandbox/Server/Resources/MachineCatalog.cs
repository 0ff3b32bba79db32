using Paperspace.Sandbox.Server.Published;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>What machines can be made of.</summary>
internal static class MachineCatalog
{
    private const long GiB = 1024 * 1024 * 1024;
    private const decimal LargestDisk = 1_000_000;

    private static readonly string[] Regions = ["ny2", "ca1", "ams1"];

    private static readonly DateTime Published = new(2023, 1, 2, 9, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<OsTemplate> Templates { get; } =
    [
        Template("tkni3aa4", "Ubuntu 22.04 Server", "Ubuntu 22.04"),
        Template("t0nspur5", "Ubuntu 20.04 Server", "Ubuntu 20.04"),
        Template("tvimtol9", "ML-in-a-Box", "Ubuntu 22.04"),
    ];

    public static bool HasRegion(string region) => Regions.Contains(region);

    public static bool HasType(string type) => SampleMachines.Types.Any(known => known.Type == type);

    public static bool HasTemplate(string id) => Templates.Any(template => template.Id == id);

    /// <summary>A new machine, with the fields that were checked.</summary>
    public static Machine Create(SampleAccount team, string id, string system, RequestBody fields)
    {
        var type = SampleMachines.Types.First(known => known.Type == fields.Text("machineType"));
        var now = DateTime.UtcNow;
        var machine = new Machine(team.TeamId)
        {
            Id = id,
            Name = fields.Text("name")!,
            State = "provisioning",
            Os = system,
            MachineType = type.Type,
            Cpus = type.Cpus,
            Ram = type.RamGiB * GiB,
            StorageTotal = 0,
            StorageUsed = 0,
            Accelerators = type.Accelerators,
            Region = fields.Text("region")!,
            NetworkId = fields.Text("networkId"),
            PublicIpType = "none",
            UsageRate = type.Rate,
            StorageRate = 0.0067m,
            DtCreated = now,
            DtModified = now,
        };
        return Change(machine, fields);
    }

    /// <summary>The machine with the fields that a request gives.</summary>
    public static Machine Change(Machine machine, RequestBody fields) => machine with
    {
        Name = fields.Text("name") ?? machine.Name,
        MachineType = fields.Text("machineType") ?? machine.MachineType,
        StorageTotal = Size(fields) ?? machine.StorageTotal,
        NetworkId = fields.Text("networkId") ?? machine.NetworkId,
        PublicIpType = fields.Text("publicIpType") ?? machine.PublicIpType,
        AutoSnapshotEnabled = fields.Flag("autoSnapshotEnabled") ?? machine.AutoSnapshotEnabled,
        AutoSnapshotFrequency = fields.Text("autoSnapshotFrequency") ?? machine.AutoSnapshotFrequency,
        AutoSnapshotSaveCount = fields.Number("autoSnapshotSaveCount") ?? machine.AutoSnapshotSaveCount,
        AutoShutdownEnabled = fields.Flag("autoShutdownEnabled") ?? machine.AutoShutdownEnabled,
        AutoShutdownTimeout = fields.Number("autoShutdownTimeout") ?? machine.AutoShutdownTimeout,
        AutoShutdownForce = fields.Flag("autoShutdownForce") ?? machine.AutoShutdownForce,
        RestorePointEnabled = fields.Flag("restorePointEnabled") ?? machine.RestorePointEnabled,
        RestorePointFrequency = fields.Text("restorePointFrequency") ?? machine.RestorePointFrequency,
        RestorePointSnapshotId = fields.Text("restorePointSnapshotId") ?? machine.RestorePointSnapshotId,
        DtModified = DateTime.UtcNow,
    };

    // The document has no largest size.
    private static long? Size(RequestBody fields) => fields.Number("diskSize") is { } size ? (long)Math.Min(size, LargestDisk) * GiB : null;

    private static OsTemplate Template(string id, string name, string os) => new(
        id,
        name,
        "LinuxHeadless",
        os,
        DefaultSizeGb: 50,
        [.. SampleMachines.Types.Select(type => new TemplateType(type.Type, IsAvailable: true))],
        Published);
}

/// <summary>A template of an operating system.</summary>
internal sealed record OsTemplate(
    string Id,
    string Name,
    string AgentType,
    string OperatingSystemLabel,
    int DefaultSizeGb,
    IReadOnlyList<TemplateType> AvailableMachineTypes,
    DateTime DtCreated);

/// <summary>Whether a template can be used on a machine type.</summary>
internal sealed record TemplateType(string MachineTypeLabel, bool IsAvailable);
