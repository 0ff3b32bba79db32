using System.Diagnostics;
using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Faults.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Faults;

/// <summary>A row of a table: what a server does, and what its user gets.</summary>
/// <param name="Name">The fault in words; unique in its table.</param>
/// <param name="Fault">What the server does.</param>
/// <param name="Expected">The id of the one error, or <see cref="Success"/> where the answer can be used.</param>
public sealed record FaultCase(string Name, Fault Fault, string Expected)
{
    public const string Success = "success";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>The <c>-TimeoutSec</c> of the call.</summary>
    public int TimeoutSec { get; init; } = 10;

    /// <summary>The <c>-MaximumRetryCount</c> of the call.</summary>
    public int Retries { get; init; }

    /// <summary>How long all of the call may take; by default one attempt's time.</summary>
    public int? LimitSec { get; init; }

    /// <summary>
    /// The base address, where it is not the server's plain one. As there is no connecting to it first, the call under
    /// test is then the one of <c>Connect-Paperspace</c>; else it is one of <c>Get-PaperspaceSession</c>.
    /// </summary>
    public Func<FaultServer, Uri>? Address { get; init; }

    /// <summary>Words that the error's message must have.</summary>
    public string Says { get; init; } = "";

    /// <summary>What more there is to assert of the error's exception.</summary>
    public Action<Exception>? Also { get; init; }

    /// <summary>The most bytes that the call may allocate, in MiB; the server's share counts as well. Runs must not overlap.</summary>
    public int? AllocationLimitMiB { get; init; }

    /// <summary>Runs the case in a shell that is its own for as long, and asserts all that it promises.</summary>
    public void Run(Shell shell)
    {
        using var server = new FaultServer(Fault);
        string options = $"-TimeoutSec {TimeoutSec} -MaximumRetryCount {Retries}";
        string call = "Get-PaperspaceSession";
        if (Address is null)
        {
            server.Behaves = true;
            Connect(shell, server, options);
            server.Behaves = false;
        }
        else
        {
            call = $"Connect-Paperspace -ApiKey $key -BaseUri $base {options}";
            shell.Engine.Runspace.SessionStateProxy.SetVariable("key", Shell.Key);
            shell.Engine.Runspace.SessionStateProxy.SetVariable("base", Address(server));
        }

        long allocatedBefore = AllocationLimitMiB is null ? 0 : GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan limit = TimeSpan.FromSeconds(LimitSec ?? TimeoutSec) + Grace;
        var clock = Stopwatch.StartNew();
        EngineResult result;
        // A call that would wait for ever ends when its server does, and is told by its time.
        using (var rescue = new CancellationTokenSource(limit + Grace))
        using (rescue.Token.Register(server.Dispose))
        {
            result = shell.Run(call);
        }

        TimeSpan elapsed = clock.Elapsed;
        long allocated = AllocationLimitMiB is null ? 0 : GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;

        AssertOutcome(result);
        Assert.True(elapsed <= limit, $"It took {elapsed}, more than {limit}.");
        Assert.True(
            allocated <= (AllocationLimitMiB ?? 0) * 1024L * 1024,
            $"It allocated {allocated / 1024 / 1024} MiB, more than {AllocationLimitMiB} MiB.");

        server.Behaves = true;
        if (Address is not null)
        {
            Connect(shell, server, options);
        }

        Assert.Equal("Ada", Assert.Single(shell.Succeed("Get-PaperspaceSession")).Get("User")!.Get("FirstName"));
        shell.Succeed("Disconnect-Paperspace -All; $Error.Clear()");
    }

    public override string ToString() => Name;

    private static void Connect(Shell shell, FaultServer server, string options) => shell.Succeed(
        $"Connect-Paperspace -ApiKey $key -BaseUri $base {options}", ("key", Shell.Key), ("base", server.BaseUri));

    private void AssertOutcome(EngineResult result)
    {
        if (Expected == Success)
        {
            Assert.Empty(result.AllErrors.Select(error => error.ToString()));
            Assert.Equal("ada@acme-research.example", Assert.Single(result.Output).Get("User")!.Get("Email"));
        }
        else
        {
            Assert.Empty(result.Output);
            ErrorRecord error = Assert.Single(result.AllErrors);
            Assert.Equal((Expected, error.Exception.Message), (error.FullyQualifiedErrorId.Split(',')[0], error.Exception.Message));
            Exception exception = error.IsDesigned(Expected, DesignedErrors.Categories[Expected]);
            Assert.Contains(Says, exception.Message, StringComparison.Ordinal);
            Also?.Invoke(exception);
        }
    }
}
