using System.Text.Json;

namespace Paperspace.Tests.Machines;

/// <summary>What the API says of machines.</summary>
internal static class MachineJson
{
    public static string Machine(string id, string name, string state) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["id"] = id, ["name"] = name, ["state"] = state, ["os"] = "os", ["machineType"] = "C5", ["agentType"] = "Linux",
        ["cpus"] = 1, ["ram"] = 1, ["storageTotal"] = 1, ["storageUsed"] = 1, ["accelerators"] = null, ["region"] = "ny2",
        ["privateIp"] = null, ["networkId"] = null, ["publicIp"] = null, ["publicIpType"] = "none", ["autoShutdownEnabled"] = false,
        ["autoShutdownTimeout"] = null, ["autoShutdownForce"] = null, ["autoSnapshotEnabled"] = false, ["autoSnapshotFrequency"] = null,
        ["autoSnapshotSaveCount"] = null, ["updatesPending"] = false, ["restorePointEnabled"] = false, ["restorePointFrequency"] = null,
        ["restorePointSnapshotId"] = null, ["usageRate"] = 0, ["storageRate"] = 0, ["dtCreated"] = "2024-01-01T00:00:00Z",
        ["dtModified"] = "2024-01-01T00:00:00Z", ["dtDeleted"] = null, ["reservation"] = null,
    });

    /// <summary>The event of a machine's change.</summary>
    public static string Event(string id, string state) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["id"] = "e" + id, ["name"] = "change", ["state"] = state, ["machineId"] = id, ["dtCreated"] = "2024-01-01T00:00:00Z",
        ["dtStarted"] = null, ["dtFinished"] = null, ["error"] = state == "error" ? "No room" : null,
    });
}
