using System.Globalization;
using System.Runtime.InteropServices;
using Paperspace.Benchmarks;
using Paperspace.Benchmarks.InProcess;
using Paperspace.Benchmarks.Server;
using Paperspace.Benchmarks.Shells;

const int UsualRounds = 15;
const string Check = "--check";
const string Usage = """
    Usage: [--rounds N] [--check]
      Measures the module beside its baselines and prints each ratio with its goal. Close what else uses the processor.
      --rounds N   Take N rounds of each figure; 15 when not given.
      --check      Exit with 1 unless all goals are met, also where there is no pwsh to measure some of them in.
      --help       Show this text.
      Without --check the exit code says only whether all was measured: 0, or 2 when a shell failed.
    """;

var check = args.Contains(Check);
switch (args.Where(argument => argument != Check).ToArray())
{
    case [BenchmarkServer.Command]:
        await BenchmarkServer.RunAsync();
        return 0;

    case []:
        return Run(UsualRounds, check);

    case ["--rounds", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
        return Run(rounds, check);

    case [.., "--help" or "-h"]:
        Console.WriteLine(Usage);
        return 0;

    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static int Run(int rounds, bool check)
{
    Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, {DateTime.UtcNow:yyyy-MM-dd}, {rounds} rounds");
    Dictionary<string, Figures> measured;
    try
    {
        measured = Measure(rounds);
    }
    catch (InvalidOperationException exception)
    {
        Console.Error.WriteLine(exception.Message);
        return 2;
    }

    var outcomes = Outcome.Of(measured);
    var engine = measured[EngineShell.ShellName];
    Console.WriteLine();
    Table.Print(outcomes);
    Console.WriteLine();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"A warm Get-PaperspaceSession (engine) allocates {engine.Median("session-allocated"):N0} bytes, the bare cmdlet {engine.Median("session-bare-allocated"):N0}."));

    var goals = outcomes.Where(outcome => outcome.Goal.Limit is not null).ToArray();
    var (met, unmeasured) = (goals.Count(goal => goal.IsMet), goals.Count(goal => goal.Ratio is null));
    Console.WriteLine($"{met} of {goals.Length} goals are met{(unmeasured > 0 ? $", {unmeasured} were not measured" : "")}.");
    return check && met < goals.Length ? 1 : 0;
}

static Dictionary<string, Figures> Measure(int rounds)
{
    using var server = new ServerProcess();
    using var modules = new ModuleFolders();
    Figures engine = new();
    Dictionary<string, Figures> measured = new() { [EngineShell.ShellName] = engine };

    Console.WriteLine("engine: imports and first calls");
    ColdStart.Measure(new EngineShell(), modules, server, rounds, engine);
    Console.WriteLine("engine: warm calls");
    InProcessRun.Measure(rounds, engine);
    if (PwshShell.IsInstalled)
    {
        var pwsh = measured[PwshShell.ShellName] = new();
        Console.WriteLine("pwsh: imports and first calls");
        ColdStart.Measure(new PwshShell(), modules, server, rounds, pwsh);
        Console.WriteLine("pwsh: warm calls");
        WarmCalls.Measure(new PwshShell(), modules, server, rounds, pwsh);
    }

    return measured;
}
