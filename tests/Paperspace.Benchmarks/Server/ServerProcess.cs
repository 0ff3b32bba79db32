using System.Diagnostics;

namespace Paperspace.Benchmarks.Server;

/// <summary>The benchmarks' server, as the processes that are measured see it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _address;

    public ServerProcess()
    {
        _process = Process.Start(new ProcessStartInfo(BuiltProgram.Benchmarks, [BenchmarkServer.Command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _address = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>The address of an API whose session has so many memberships.</summary>
    public Uri BaseUri(int memberships) => Uri($"{memberships}");

    /// <summary>The address of what has these first segments.</summary>
    public Uri Uri(string prefix) => new($"{_address}/{prefix}");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
