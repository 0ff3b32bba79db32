using System.Diagnostics.CodeAnalysis;

namespace Paperspace.Tests.Faults;

/// <summary>A table of cases; a test class is one for itself.</summary>
public interface IFaultTable
{
    static abstract IEnumerable<FaultCase> Cases { get; }

    /// <summary>How many cases may run at a time.</summary>
    static virtual int Concurrency => 4;
}

/// <summary>
/// The tests of one table: a row is a test. What they measure, time and memory, is the whole process's, so nothing else
/// runs beside a table; its rows run side by side.
/// </summary>
[Collection(Alone.Name)]
public abstract class FaultTable<TTable>(FaultRuns<TTable> runs) : IClassFixture<FaultRuns<TTable>>
    where TTable : IFaultTable
{
    /// <summary>In bytes; for all rows together, and so for each.</summary>
    private const long RetainedLimit = 32 * 1024 * 1024;

    [SuppressMessage("Design", "CA1000", Justification = "The rows of a theory are static.")]
    public static TheoryData<string> Rows => [.. TTable.Cases.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_user_gets_what_is_designed_and_the_next_call_works(string row) => runs.AssertPassed(row);

    [Fact]
    public void Memory_is_given_back() => Assert.InRange(runs.Retained, long.MinValue, RetainedLimit);
}

/// <summary>What must have the process to itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Faults, alone";
}
