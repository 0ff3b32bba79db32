using System.Globalization;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Bodies within the limit that are made to cost far more than their size when they are read or reported.</summary>
public sealed class MemoryFaults(FaultRuns<MemoryFaults> runs) : FaultTable<MemoryFaults>(runs), IFaultTable
{
    private const int Mebi = 1024 * 1024;

    // What a row allocates is read from the process's counters.
    public static int Concurrency => 1;

    public static IEnumerable<FaultCase> Cases { get; } =
    [
        new("names of 200 KiB, 60 deep", Http(200, string.Concat(Enumerable.Repeat($"{{\"{new string('n', 200 * 1024)}\":", 60))), "InvalidResponse") { AllocationLimitMiB = 192 },
        new("a million items below a name of a megabyte", Http(200, $"{{\"{new string('n', Mebi)}\":[{string.Join(',', Enumerable.Repeat("0", Mebi))},x"), "InvalidResponse") { AllocationLimitMiB = 256 },
        new("a million items, the last one wrong", Http(200, $"{{\"user\":{{\"teamMemberships\":[{string.Join(',', Enumerable.Repeat("0", Mebi))}]}}}}"), "InvalidResponse") { AllocationLimitMiB = 64, Says = "$.user.teamMemberships[0]" },
        new("a million unknown properties", Http(200, $"{{{string.Join(',', Enumerable.Range(0, Mebi).Select(i => $"\"{i.ToString(CultureInfo.InvariantCulture)}\":0"))}}}"), "InvalidResponse") { AllocationLimitMiB = 512, Says = "$.team" },
        new("a message of 15 MiB", Http(400, $"{{\"code\":\"X\",\"message\":\"{new string('m', 15 * Mebi)}\"}}"), "BadRequest") { AllocationLimitMiB = 256 },
        // Tables to find the key with, made for each of them, would be ten times as much.
        new("eighty thousand details", Http(400, $"{{\"code\":\"X\",\"message\":\"m\",\"details\":[{string.Join(',', Enumerable.Repeat("\"a\"", 80_000))}]}}"), "BadRequest") { AllocationLimitMiB = 64 },
        new("a number of 15 MiB where one is due", Http(200, $"{{\"team\":{{\"analyticsId\":{new string('9', 15 * Mebi)}}}}}"), "InvalidResponse") { AllocationLimitMiB = 256 },
        new("a number of 15 MiB in an unknown property", Http(200, $"{{\"extra\":{new string('9', 15 * Mebi)}}}"), "InvalidResponse") { AllocationLimitMiB = 512 },
    ];
}
