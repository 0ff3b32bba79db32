using System.Net.Sockets;
using System.Runtime.InteropServices;
using Paperspace.Sandbox.Server;

namespace Paperspace.Sandbox.Commands;

/// <summary>Runs the sandbox until Ctrl+C.</summary>
internal static class ServeCommand
{
    /// <summary>How long machines take to change, unless told otherwise: long enough to see it.</summary>
    public static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int port, TimeSpan delay)
    {
        var stopped = new TaskCompletionSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        SandboxServer server;
        try
        {
            server = await SandboxServer.StartAsync(port, delay);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            Console.Error.WriteLine($"The sandbox cannot listen at 127.0.0.1:{port}: {exception.GetBaseException().Message}.");
            return 1;
        }

        await using (server)
        {
            Describe(server);
            await stopped.Task;
        }

        return 0;
    }

    private static void Describe(SandboxServer server)
    {
        Console.WriteLine($"The Paperspace sandbox listens at {server.BaseUri}");
        Console.WriteLine();
        WriteRow("KEY", "USER", "TEAM");
        foreach (var account in SampleAccounts.All)
        {
            WriteRow(account.ApiKey, account.Name, account.Team);
        }

        Console.WriteLine();
        Console.WriteLine("To use it, paste these lines in PowerShell and run Connect-Paperspace:");
        foreach (var (name, value) in ClientEnvironment.For(server))
        {
            Console.WriteLine($"  $env:{name} = '{value}'");
        }

        Console.WriteLine();
        Console.WriteLine("Some machines of acme-research show what errors look like: faulty and faulty-off fail, stuck and stuck-ready");
        Console.WriteLine("never arrive (-Wait -TimeoutSec 10), and each request for busy is one too many.");
        Console.WriteLine();
        Console.WriteLine("Ctrl+C stops it.");
    }

    private static void WriteRow(string key, string user, string team)
    {
        var width = SampleAccounts.All.Max(account => account.ApiKey.Length);
        Console.WriteLine($"  {key.PadRight(width)}  {user,-8}  {team}");
    }
}
