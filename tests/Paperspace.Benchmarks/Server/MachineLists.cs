using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Paperspace.Benchmarks.Server;

/// <summary>Teams with long lists of machines, made beforehand in the largest pages and answered at once.</summary>
internal static class MachineLists
{
    public const int Short = 1000;
    public const int Long = 10_000;

    /// <summary>The first segments of the address of a list.</summary>
    public static string Prefix(int count) => $"lists/{count}";

    public static void Map(WebApplication app, byte[] session)
    {
        foreach (var count in (int[])[Short, Long])
        {
            var pages = Enumerable.Range(0, (count + MachineAnswers.LargestPage - 1) / MachineAnswers.LargestPage)
                .Select(page => $"{page * MachineAnswers.LargestPage}")
                .ToDictionary(after => after, after => MachineAnswers.Page(count, after, limit: null, _ => "ready"));
            app.MapGet($"/{Prefix(count)}/auth/session", () => Results.Bytes(session, "application/json"));
            app.MapGet($"/{Prefix(count)}/machines", (string? after) => Results.Bytes(pages[after ?? "0"], "application/json"));
        }
    }
}
