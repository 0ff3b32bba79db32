using Paperspace.Benchmarks.Server;
using Paperspace.Benchmarks.Shells;

namespace Paperspace.Benchmarks;

/// <summary>Warm calls beside those of Invoke-RestMethod, in one process of PowerShell.</summary>
internal static class WarmCalls
{
    public static void Measure(ModuleFolders modules, ServerProcess server, int rounds, Figures figures)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Shells", "Warm.ps1");
        var small = server.BaseUri(BenchmarkServer.Small);
        ShellProcess.Run(
            $"& '{script}' -Module '{ModuleFolders.Paperspace}' -BareModule '{modules.Bare}' -Small {small} -Large {server.BaseUri(BenchmarkServer.Large)} -Larger {server.BaseUri(BenchmarkServer.Larger)} -Largest {server.BaseUri(BenchmarkServer.Largest)} -Rounds {rounds}",
            small,
            figures);
    }
}
