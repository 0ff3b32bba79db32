using System.Globalization;
using System.Runtime.InteropServices;
using Paperspace.Benchmarks;
using Paperspace.Benchmarks.Server;

const int UsualRounds = 15;
const string Check = "--check";
const string Usage = """
    Usage: [--rounds N] [--check]
      Measures the module beside its baselines and prints each ratio with its goal. Close what else uses the processor.
      --rounds N   Take N rounds of each figure; 15 when not given.
      --check      Exit with 1 unless all goals are met.
      --help       Show this text.
      Without --check the exit code says only whether all was measured: 0, or 2 when the shell failed.
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
    Figures measured;
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
    Console.WriteLine();
    Table.Print(outcomes);
    Console.WriteLine();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"A warm Get-PaperspaceSession allocates {measured.Median("session-allocated"):N0} bytes, the bare cmdlet {measured.Median("session-bare-allocated"):N0}."));

    var goals = outcomes.Where(outcome => outcome.Goal.Limit is not null).ToArray();
    var met = goals.Count(goal => goal.IsMet);
    Console.WriteLine($"{met} of {goals.Length} goals are met.");
    return check && met < goals.Length ? 1 : 0;
}

static Figures Measure(int rounds)
{
    using var server = new ServerProcess();
    using var modules = new ModuleFolders();
    Figures measured = new();
    Console.WriteLine("imports and first calls");
    ColdStart.Measure(modules, server, rounds, measured);
    Console.WriteLine("warm calls");
    WarmCalls.Measure(modules, server, rounds, measured);
    Console.WriteLine("machines");
    MachineCalls.Measure(server, rounds, measured);
    return measured;
}
