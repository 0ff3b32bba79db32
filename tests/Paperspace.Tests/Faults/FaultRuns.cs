using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Faults;

/// <summary>
/// Runs all cases of a table once, side by side: each has a server of its own, and for as long as it runs a runspace of
/// its own.
/// </summary>
public sealed class FaultRuns<TTable> where TTable : IFaultTable
{
    private readonly ConcurrentDictionary<string, Exception?> _outcomes = new();

    public FaultRuns()
    {
        FaultCase[] cases = [.. TTable.Cases];
        var waiting = new ConcurrentQueue<FaultCase>(cases);
        Shell[] shells = [.. Enumerable.Range(0, TTable.Concurrency).Select(_ => new Shell())];
        try
        {
            WarmUp(shells);
            long before = GC.GetTotalMemory(forceFullCollection: true);
            // Threads of their own: the pool's are the servers', which must be in time.
            Thread[] threads = [.. shells.Select(shell => new Thread(() => Work(waiting, shell)))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        }
        finally
        {
            Array.ForEach(shells, shell => shell.Dispose());
        }
    }

    /// <summary>The bytes that were in use after the runs and not before.</summary>
    public long Retained { get; }

    public void AssertPassed(string name)
    {
        if (_outcomes[name] is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private static void WarmUp(Shell[] shells)
    {
        foreach (Shell shell in shells)
        {
            new FaultCase("warm-up", Server.Answer.Http(404, ""), "NotFound").Run(shell);
        }
    }

    private void Work(ConcurrentQueue<FaultCase> waiting, Shell shell)
    {
        while (waiting.TryDequeue(out FaultCase? row))
        {
            Exception? failure = Record.Exception(() => row.Run(shell));
            if (!_outcomes.TryAdd(row.Name, failure))
            {
                _outcomes[row.Name] = new InvalidOperationException($"Two rows are called '{row.Name}'.");
            }
        }
    }
}
