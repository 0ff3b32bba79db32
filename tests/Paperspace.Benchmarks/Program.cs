using System.Globalization;
using System.Runtime.InteropServices;
using Paperspace.Benchmarks;
using Paperspace.Benchmarks.InProcess;
using Paperspace.Benchmarks.Server;
using Paperspace.Benchmarks.Shells;

const int LeastRounds = 15;
const string Usage = """
    Usage: [--rounds N]
      Measures the module beside its baselines and prints each ratio with its goal.
      N rounds of each figure; 15 when not given. Close what else uses the processor.
    """;

switch (args)
{
    case [BenchmarkServer.Command]:
        await BenchmarkServer.RunAsync();
        return 0;

    case []:
        return Measure(LeastRounds);

    case ["--rounds", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
        return Measure(rounds);

    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static int Measure(int rounds)
{
    Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd}, {rounds} rounds");
    using var server = new ServerProcess();
    using var modules = new ModuleFolders();
    var small = server.BaseUri(BenchmarkServer.Sizes[0]);
    var shells = new Dictionary<string, Figures>();
    IShell[] installed = PwshShell.IsInstalled ? [new EngineShell(), new PwshShell()] : [new EngineShell()];
    foreach (var shell in installed)
    {
        Console.WriteLine($"{shell.Name}: imports and first calls");
        ColdStart.Measure(shell, modules, small, rounds, shells[shell.Name] = new Figures());
        if (shell.HasUtilityCmdlets)
        {
            Console.WriteLine($"{shell.Name}: warm calls");
            WarmCalls.Measure(shell, modules, small, rounds, shells[shell.Name]);
        }
    }

    Console.WriteLine("engine: warm calls");
    InProcessRun.Measure(rounds, shells["engine"]);
    Table.Print(shells);
    if (!PwshShell.IsInstalled)
    {
        Console.WriteLine();
        Console.WriteLine("There is no pwsh on the PATH: what is compared with Invoke-RestMethod was not measured.");
    }

    return 0;
}
