using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Faults.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Faults.Fuzz;

/// <summary>
/// Answers that are nearly right: each is a valid one with a few bytes changed at random. Whatever came of it, the
/// user gets a session or one designed error, in time.
/// <para>
/// The environment variable <c>PAPERSPACE_TESTS_FUZZ_COUNT</c> sets how many of each kind there are (100000 takes a
/// minute or two), and <c>PAPERSPACE_TESTS_FUZZ_SEED</c> the seed; both are written to the test's output.
/// </para>
/// </summary>
public abstract class FuzzTests(ITestOutputHelper output, byte[][] originals)
{
    private const int DefaultCount = 2000;
    private const int DefaultSeed = 20240824;
    private const int TimeoutSec = 5;

    // A server a round: its port's closed connections stay with the system for a while, and are not without number.
    private const int Round = 2000;

    [Fact]
    public void Any_bytes_end_in_a_session_or_in_one_designed_error()
    {
        int count = Setting("PAPERSPACE_TESTS_FUZZ_COUNT", DefaultCount);
        int seed = Setting("PAPERSPACE_TESTS_FUZZ_SEED", DefaultSeed);
        output.WriteLine($"{count} answers, seed {seed}");

        var outcomes = new SortedDictionary<string, int>();
        using var shell = new Shell();
        for (int first = 0; first < count; first += Round)
        {
            Run(shell, seed, first, Math.Min(Round, count - first), outcomes);
        }

        output.WriteLine(string.Join(", ", outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}")));
        Assert.True(outcomes.Count > 2, "The mutations do not reach far.");
    }

    /// <summary>What the user calls.</summary>
    private protected virtual PSCommand Call => new PSCommand().AddCommand("Get-PaperspaceSession");

    /// <summary>Asserts what is emitted where there is no error.</summary>
    private protected virtual void AssertResult(IEnumerable<PSObject> output) =>
        Assert.Equal("Paperspace.Session", Assert.Single(output).BaseObject.GetType().FullName);

    /// <summary>All that the server sends: what was changed of an original, and what was not.</summary>
    private protected abstract byte[] Complete(byte[] mutated, int original);

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;

    private void Run(Shell shell, int seed, int first, int count, SortedDictionary<string, int> outcomes)
    {
        byte[] answer = [];
        using var server = new FaultServer(connection => Answer.Raw(answer)(connection)) { Behaves = true };
        shell.Succeed(
            $"Connect-Paperspace -ApiKey $key -BaseUri $base -TimeoutSec {TimeoutSec} -MaximumRetryCount 0",
            ("key", Shell.Key),
            ("base", server.BaseUri));
        server.Behaves = false;
        for (int number = first; number < first + count; number++)
        {
            answer = Complete(Mutation.Of(originals[number % originals.Length], seed, number), number % originals.Length);
            var clock = Stopwatch.StartNew();
            EngineResult result = shell.Engine.Run(Call);
            string outcome = "";
            Exception? failure = Record.Exception(() => outcome = AssertDesigned(result, clock.Elapsed));
            if (failure is not null)
            {
                Assert.Fail($"Seed {seed}, number {number}: {failure.Message}\n{Convert.ToBase64String(answer)}");
            }

            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        shell.Succeed("Disconnect-Paperspace -All");
    }

    private string AssertDesigned(EngineResult result, TimeSpan elapsed)
    {
        Assert.Equal(PSInvocationState.Completed, result.State.State);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(TimeoutSec + 1));
        if (!result.AllErrors.Any())
        {
            AssertResult(result.Output);
            return "results";
        }

        Assert.Empty(result.Output);
        ErrorRecord error = Assert.Single(result.AllErrors);
        string id = error.FullyQualifiedErrorId.Split(',')[0];
        Assert.Contains(id, DesignedErrors.Categories);
        Exception exception = error.IsDesigned(id, DesignedErrors.Categories[id]);
        Assert.DoesNotContain(exception.Message, char.IsControl);
        return id;
    }
}
