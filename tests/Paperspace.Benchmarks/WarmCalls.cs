using System.Globalization;
using Paperspace.Benchmarks.Shells;

namespace Paperspace.Benchmarks;

/// <summary>Warm calls beside those of Invoke-RestMethod, in one process of an installed PowerShell.</summary>
internal static class WarmCalls
{
    public static void Measure(IShell shell, ModuleFolders modules, Uri server, int rounds, Figures figures)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Shells", "Warm.ps1");
        var address = server.GetLeftPart(UriPartial.Authority);
        var run = ShellProcess.Run(
            shell,
            $"& '{script}' -Module '{ModuleFolders.Paperspace}' -BareModule '{modules.Bare}' -Server {address} -Rounds {rounds}",
            server);
        foreach (var line in run.Output)
        {
            var (name, median) = line.Split(' ') is [var first, var second] ? (first, second) : throw new FormatException(line);
            figures.Add(name, double.Parse(median, CultureInfo.InvariantCulture));
        }
    }
}
