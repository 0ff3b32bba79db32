using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>A shell, and what tests of machines ask of it.</summary>
public abstract class MachineTests : IDisposable
{
    protected Shell Shell { get; } = new();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Shell.Dispose();
        }
    }

    protected static string[] Ids(int first, int count) => [.. Enumerable.Range(first, count).Select(number => $"ps{number:0000}")];

    /// <summary>Fails once for each thing that it is asked about.</summary>
    private protected static Func<string, Fault?> Once(Fault fault)
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        return id => seen.TryAdd(id, true) ? fault : null;
    }

    protected static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private protected void Connect(MachineServer server, string options = "-MaximumRetryCount 0") =>
        Shell.Succeed($"$null = Connect-Paperspace key-a -BaseUri $base {options}", ("base", server.BaseUri));
}
