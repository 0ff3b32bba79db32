using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Paperspace.Benchmarks.Server;

/// <summary>
/// A loopback server with answers made beforehand. It runs in a process of its own, so that nothing of it counts for
/// what is measured.
/// </summary>
internal static class BenchmarkServer
{
    public const string Command = "serve";

    // The memberships of the sessions that it has; each is the first segment of an address.
    public const int Small = 3;
    public const int Large = 10_000;
    public const int Larger = 2 * Large;
    public const int Largest = 4 * Large;
    private static readonly int[] Sizes = [Small, Large, Larger, Largest];

    /// <summary>Serves until the process that started this one closes its input.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        foreach (var size in Sizes)
        {
            var session = Answers.Session(size);
            app.MapGet($"/{size}/auth/session", () => Results.Bytes(session, "application/json"));
        }

        var pages = Enumerable.Range(0, Answers.ItemCount / Answers.PageSize)
            .ToDictionary(i => $"{i * Answers.PageSize}", i => Answers.Machines($"{i * Answers.PageSize}"));
        app.MapGet($"/{Small}/machines", (string? after) => Results.Bytes(pages[after ?? "0"], "application/json"));
        MachineLists.Map(app, Answers.Session(Small));
        MachineFleets.Map(app, Answers.Session(Small));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
    }
}
