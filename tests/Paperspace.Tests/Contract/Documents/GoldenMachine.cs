namespace Paperspace.Tests.Contract.Documents;

/// <summary>A machine with every field that the contract has.</summary>
internal static class GoldenMachine
{
    internal const string Json = """
        {
          "id": "psq4w8n2t", "name": "train-01", "state": "ready", "os": "Ubuntu 22.04", "machineType": "A100",
          "agentType": "LinuxHeadless", "cpus": 12, "ram": 96636764160, "storageTotal": 107374182400, "storageUsed": 5368709120,
          "accelerators": [{ "name": "A100", "memory": 85899345920, "count": 1 }],
          "region": "ny2", "privateIp": "10.0.0.4", "networkId": "nw1", "publicIp": "203.0.113.7", "publicIpType": "dynamic",
          "autoShutdownEnabled": true, "autoShutdownTimeout": 2.5, "autoShutdownForce": true,
          "autoSnapshotEnabled": true, "autoSnapshotFrequency": "hourly", "autoSnapshotSaveCount": 2.5,
          "updatesPending": true, "restorePointEnabled": true, "restorePointFrequency": "shutdown",
          "restorePointSnapshotId": "restor", "usageRate": 2.5, "storageRate": 2.5,
          "dtCreated": "2024-05-06T07:08:09.5Z", "dtModified": "2024-05-06T07:08:09.5Z",
          "dtDeleted": "2024-05-06T07:08:09.5Z",
          "reservation": { "name": "night", "id": "7f0f5a0e-4a58-4f43-9f61-3f1a9f0d2c11", "dtStarted": "2024-05-06T07:08:09Z", "dtFinished": "2024-06-06T07:08:09+02:00", "isActive": true }
        }
        """;
}
