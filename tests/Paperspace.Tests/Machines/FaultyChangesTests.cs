using Paperspace.Tests.Engine;
using Paperspace.Tests.Secrets;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>Many machines changed while a third of the answers fail: what becomes of each is known, and done once.</summary>
public sealed class FaultyChangesTests : IDisposable
{
    private const int Machines = 100;

    // What the first change of every third machine gets, and what its error is then; null where the machine arrives all the same.
    private static readonly (Fault Fault, string? Error)[] Faults =
    [
        (new Fault(429, IsDone: false), null),
        (new Fault(503, IsDone: false), "ServerError"),
        (new Fault(503, IsDone: true), null),
        (new Fault(409, IsDone: true), null),
        (new Fault(Fault.Reset, IsDone: false), "ConnectionFailed"),
        (new Fault(Fault.Reset, IsDone: true), null),
        (new Fault(Fault.Late, IsDone: false), "Timeout"),
        (new Fault(Fault.Late, IsDone: true), null),
        (new Fault(404, IsDone: false, IsGone: true), "NotFound"),
        (new Fault(200, IsDone: true, IsGone: true), "NotFound"),
        (new Fault(Fault.Reset, IsDone: true, IsGone: true), "ConnectionFailed"),
    ];

    private readonly Shell _shell = new();
    private readonly HashSet<string> _seen = [];

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Each_machine_arrives_or_is_one_error_that_names_it_and_nothing_is_done_twice()
    {
        Secret key = Secret.NewKey();
        await using MachineServer server = await MachineServer.StartAsync(Machines);
        _shell.Succeed(
            "$null = Connect-Paperspace $key -BaseUri $base -MaximumRetryCount 0 -TimeoutSec 2; $machines = Get-PaperspaceMachine",
            ("key", key.Text), ("base", server.BaseUri));
        server.Words = $"The key {key.Text} is tired";
        server.Misbehave = id => Task.FromResult(FaultOf(id) is { } it && IsFirst("change " + id) ? it.Fault : null);
        server.MisbehaveOnLook = id => IsFirst("look " + id) ? new Fault(503, IsDone: false) : null;

        EngineResult result = _shell.Run("$machines | Stop-PaperspaceMachine -Wait -PassThru -Verbose -Debug");

        Assert.All(server.Changes.Values, count => Assert.Equal(1, count));
        string[] ids = [.. Enumerable.Range(0, Machines).Select(number => $"ps{number:0000}")];
        Assert.Equal(
            ids.Where(id => ErrorOf(id) is null),
            result.Output.Select(machine => (string)machine.Get("Id")!).Order(StringComparer.Ordinal));
        Assert.All(result.Output, machine => Assert.Equal(("off", "off"), (machine.Get("State"), server.StateOf((string)machine.Get("Id")!))));
        Assert.Equal(
            ids.Where(id => ErrorOf(id) is not null).Select(id => (Target: "m-" + id, Error: ErrorOf(id)!)),
            result.Errors.Select(error => (Target: (string)error.TargetObject, Error: error.FullyQualifiedErrorId.Split(',')[0]))
                .OrderBy(told => told.Target, StringComparer.Ordinal));
        Assert.All(result.Errors, error =>
        {
            Assert.StartsWith($"Machine '{error.TargetObject}': ", error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal(
                !error.FullyQualifiedErrorId.StartsWith("NotFound,", StringComparison.Ordinal),
                error.Exception.Message.Contains("may have been made", StringComparison.Ordinal));
        });

        var exposure = new Exposure(key);
        exposure.SearchRun(_shell, result);
        exposure.AssertNone();
        Assert.Contains(result.Errors, error => error.Exception.Message.Contains("The key *** is tired", StringComparison.Ordinal));
    }

    private static (Fault Fault, string? Error)? FaultOf(string id) =>
        int.Parse(id[2..]) is var number && number % 3 == 0 ? Faults[number / 3 % Faults.Length] : null;

    private static string? ErrorOf(string id) => FaultOf(id)?.Error;

    private bool IsFirst(string request)
    {
        lock (_seen)
        {
            return _seen.Add(request);
        }
    }
}
