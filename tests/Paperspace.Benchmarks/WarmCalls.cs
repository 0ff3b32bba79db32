using Paperspace.Benchmarks.Server;
using Paperspace.Benchmarks.Shells;

namespace Paperspace.Benchmarks;

/// <summary>Warm calls beside those of Invoke-RestMethod, in one process of an installed PowerShell.</summary>
internal static class WarmCalls
{
    public static void Measure(IShell shell, ModuleFolders modules, ServerProcess server, int rounds, Figures figures)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Shells", "Warm.ps1");
        var (small, large) = (server.BaseUri(BenchmarkServer.Small), server.BaseUri(BenchmarkServer.Large));
        ShellProcess.Run(
            shell,
            $"& '{script}' -Module '{ModuleFolders.Paperspace}' -BareModule '{modules.Bare}' -Small {small} -Large {large} -Rounds {rounds}",
            small,
            figures);
    }
}
