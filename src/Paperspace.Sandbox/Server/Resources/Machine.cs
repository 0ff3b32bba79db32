using System.Text.Json.Serialization;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>A virtual machine, with the API's fields in the API's order.</summary>
internal sealed record Machine([property: JsonIgnore] string TeamId) : ITeamOwned
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string State { get; init; }

    public required string Os { get; init; }

    public required string MachineType { get; init; }

    public string AgentType { get; init; } = "Linux";

    public required int Cpus { get; init; }

    public required long Ram { get; init; }

    public required long StorageTotal { get; init; }

    public required long StorageUsed { get; init; }

    public required IReadOnlyList<Accelerator> Accelerators { get; init; }

    public required string Region { get; init; }

    public string? PrivateIp { get; init; }

    public string? NetworkId { get; init; }

    public string? PublicIp { get; init; }

    public required string PublicIpType { get; init; }

    public bool AutoShutdownEnabled { get; init; }

    public decimal? AutoShutdownTimeout { get; init; }

    public bool? AutoShutdownForce { get; init; }

    public bool AutoSnapshotEnabled { get; init; }

    public string? AutoSnapshotFrequency { get; init; }

    public decimal? AutoSnapshotSaveCount { get; init; }

    public bool UpdatesPending { get; init; }

    public bool RestorePointEnabled { get; init; }

    public string? RestorePointFrequency { get; init; }

    public string? RestorePointSnapshotId { get; init; }

    public required decimal UsageRate { get; init; }

    public required decimal StorageRate { get; init; }

    public required DateTime DtCreated { get; init; }

    public required DateTime DtModified { get; init; }

    public DateTime? DtDeleted { get; init; }

    public object? Reservation { get; init; }
}

/// <summary>A machine's graphics processors of one kind.</summary>
internal sealed record Accelerator(string Name, long? Memory, int Count);

/// <summary>What was asked of a machine; a client polls it until it is done.</summary>
internal sealed record MachineEvent(
    string Id,
    string Name,
    string State,
    string MachineId,
    DateTime DtCreated,
    DateTime? DtStarted = null,
    DateTime? DtFinished = null,
    string? Error = null);
