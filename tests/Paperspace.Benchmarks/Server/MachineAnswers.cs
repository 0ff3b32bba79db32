using System.Globalization;
using System.Text;

namespace Paperspace.Benchmarks.Server;

/// <summary>Machines as the API answers them, with every documented field.</summary>
internal static class MachineAnswers
{
    public const int LargestPage = 120;

    public static string Id(int number) => $"ps{number:x7}";

    public static string Machine(int number, string state) => $$"""
        {"id":"{{Id(number)}}","name":"build-{{number:00000}}","state":"{{state}}","os":"Ubuntu 22.04","machineType":"A100","agentType":"Linux","cpus":12,"ram":96636764160,"storageTotal":53687091200,"storageUsed":21474836480,"accelerators":[{"name":"Ampere A100","memory":42949672960,"count":1}],"region":"ny2","privateIp":"10.0.{{number / 256}}.{{number % 256}}","networkId":"net00017","publicIp":null,"publicIpType":"none","autoShutdownEnabled":true,"autoShutdownTimeout":8,"autoShutdownForce":false,"autoSnapshotEnabled":false,"autoSnapshotFrequency":null,"autoSnapshotSaveCount":null,"updatesPending":false,"restorePointEnabled":false,"restorePointFrequency":null,"restorePointSnapshotId":null,"usageRate":3.09,"storageRate":0.0067,"dtCreated":"2024-02-03T09:00:00.000Z","dtModified":"2024-02-03T09:00:00.000Z","dtDeleted":null,"reservation":null}
        """;

    /// <summary>A page of so many machines; cursors are numbers of machines.</summary>
    /// <param name="count">How many machines the whole list has.</param>
    /// <param name="after">Where the page begins.</param>
    /// <param name="limit">How many it may have.</param>
    /// <param name="stateOf">The state of each.</param>
    public static byte[] Page(int count, string? after, int? limit, Func<int, string> stateOf)
    {
        var first = int.Parse(after ?? "0", CultureInfo.InvariantCulture);
        var next = Math.Min(count, first + Math.Clamp(limit ?? LargestPage, 1, LargestPage));
        var items = Enumerable.Range(first, next - first).Select(number => Machine(number, stateOf(number)));
        var end = next < count ? $"\"hasMore\":true,\"nextPage\":\"{next}\"" : "\"hasMore\":false";
        return Encoding.UTF8.GetBytes($$"""{"items":[{{string.Join(',', items)}}],{{end}}}""");
    }
}
