using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Paperspace.Benchmarks.Server;
using Paperspace.Benchmarks.Shells;

namespace Paperspace.Benchmarks.InProcess;

/// <summary>Warm calls in the engine that this process hosts, and what they allocate.</summary>
[MemoryDiagnoser]
public class CallBenchmarks : IDisposable
{
    private ServerProcess _server = null!;
    private ModuleFolders _modules = null!;
    private Runspace _runspace = null!;
    private byte[] _body = null!;
    private object? _connection;

    /// <summary>Imports the modules.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _server = new ServerProcess();
        _modules = new ModuleFolders();
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([ModuleFolders.Paperspace, _modules.Bare]);
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        _body = Answers.Session(BenchmarkServer.Large);
    }

    /// <summary>Stops what was started.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _runspace.Dispose();
        _modules.Dispose();
        _server.Dispose();
    }

    /// <summary>A small session.</summary>
    [Benchmark]
    public object Session() => GetSession(BenchmarkServer.Small);

    /// <summary>The same with the least that a cmdlet can do.</summary>
    [Benchmark]
    public object SessionBare() => Invoke(new Command("Get-BareSession")
    {
        Parameters = { { "BaseUri", _server.BaseUri(BenchmarkServer.Small) }, { "ApiKey", ShellProcess.ApiKey } },
    });

    /// <summary>A session with 10,000 memberships.</summary>
    [Benchmark]
    public object Large() => GetSession(BenchmarkServer.Large);

    /// <summary>Twice as many.</summary>
    [Benchmark]
    public object Larger() => GetSession(BenchmarkServer.Larger);

    /// <summary>Four times as many.</summary>
    [Benchmark]
    public object Largest() => GetSession(BenchmarkServer.Largest);

    /// <summary>The body of the 10,000 alone, parsed into a document.</summary>
    [Benchmark]
    public void LargeParse() => JsonDocument.Parse(_body).Dispose();

    // Connected to the one size that is measured: a connection keeps its latest session, and the collector visits it.
    private object GetSession(int size) => Invoke(new Command("Get-PaperspaceSession")
    {
        Parameters = { { "Connection", _connection ??= Connect(size) } },
    });

    private object Connect(int size) => Invoke(new Command("Connect-Paperspace")
    {
        Parameters = { { "ApiKey", ShellProcess.ApiKey }, { "BaseUri", _server.BaseUri(size) } },
    });

    private object Invoke(Command command)
    {
        using var powerShell = PowerShell.Create(_runspace);
        powerShell.Commands.AddCommand(command);
        return powerShell.Invoke().Single().BaseObject;
    }
}
