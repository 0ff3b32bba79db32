using Paperspace.Benchmarks.Server;
using Paperspace.Benchmarks.Shells;

namespace Paperspace.Benchmarks;

/// <summary>Many machines, stopped and listed, beside what Invoke-RestMethod takes for them, in one process of PowerShell.</summary>
internal static class MachineCalls
{
    // More than a minute each, nearly all of it waiting: they differ by little.
    private const int MostStopRounds = 3;

    public static void Measure(ServerProcess server, int rounds, Figures figures)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Shells", "Machines.ps1");
        var longList = server.Uri(MachineLists.Prefix(MachineLists.Long));
        ShellProcess.Run(
            $"& '{script}' -Module '{ModuleFolders.Paperspace}' -Fleets {server.Uri(MachineFleets.Prefix)} -ShortList {server.Uri(MachineLists.Prefix(MachineLists.Short))} -LongList {longList} -StopRounds {Math.Min(rounds, MostStopRounds)} -Rounds {rounds}",
            longList,
            figures);
    }
}
