using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Paperspace.Benchmarks.Server;

namespace Paperspace.Benchmarks.InProcess;

/// <summary>Runs <see cref="CallBenchmarks"/> with BenchmarkDotNet.</summary>
internal static class InProcessRun
{
    /// <summary>The figures that the benchmarks' methods are.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        [nameof(CallBenchmarks.Session)] = "session",
        [nameof(CallBenchmarks.SessionBare)] = "session-bare",
        [nameof(CallBenchmarks.Large)] = "large",
        [nameof(CallBenchmarks.Larger)] = "larger",
        [nameof(CallBenchmarks.Largest)] = "largest",
        [nameof(CallBenchmarks.LargeParse)] = "large-parse",
    };

    public static void Measure(int rounds, Figures figures)
    {
        // In this process: the module is loaded by its path as PowerShell loads it, which no generated program does.
        var job = Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithWarmupCount(15).WithIterationCount(rounds);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "Paperspace.Benchmarks"))
            .WithOptions(ConfigOptions.DisableLogFile);
        foreach (var report in BenchmarkRunner.Run<CallBenchmarks>(config).Reports)
        {
            var name = Names[report.BenchmarkCase.Descriptor.WorkloadMethod.Name];
            foreach (var nanoseconds in report.ResultStatistics!.OriginalValues)
            {
                figures.Add(name, nanoseconds / 1_000_000);
            }

            figures.Add(name + "-allocated", report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN);
        }

        figures.Add("large-body", Answers.Session(BenchmarkServer.Large).Length);
    }
}
