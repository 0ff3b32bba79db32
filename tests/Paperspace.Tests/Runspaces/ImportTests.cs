using System.Management.Automation;
using System.Runtime.CompilerServices;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Runspaces;

/// <summary>Removing the module forgets the runspace's keys, and only these.</summary>
public sealed class ImportTests
{
    private const int Rounds = 100;

    [Fact]
    public void A_hundred_rounds_of_import_and_removal_leave_no_connection_behind()
    {
        using var server = new EchoServer();
        using Shell bystander = Shell.ConnectedTo(server.BaseUri);
        using var shell = new Shell();
        List<WeakReference> left = Connect(shell, server);
        shell.Succeed("Get-Module Paperspace | Remove-Module");

        for (int i = 0; i < 20 && left.Exists(connection => connection.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // The last round's objects may still stand in a register or in a cache of the engine.
        Assert.InRange(left.Count(connection => connection.IsAlive), 0, 2);
        Assert.Equal($"{Shell.Key}@example.test", bystander.Succeed("(Get-PaperspaceSession).User.Email").Single().BaseObject);
    }

    [Fact]
    public void A_connection_kept_in_a_variable_is_closed_by_the_removal()
    {
        using var server = new EchoServer();
        using var shell = Shell.ConnectedTo(server.BaseUri);
        Assert.Equal(
            [true, false],
            shell.Succeed("$kept = Get-PaperspaceConnection; $kept.IsOpen; Remove-Module Paperspace; $kept.IsOpen")
                .Select(open => (bool)open.BaseObject));
        shell.Succeed("Import-Module $manifest", ("manifest", RepositoryPaths.ModuleManifest));
        Assert.Empty(shell.Succeed("Get-PaperspaceConnection"));
        shell.Fail("Get-PaperspaceSession -Connection $kept").IsDesigned("Disconnected", ErrorCategory.InvalidOperation);
    }

    [Fact]
    public void A_runspace_that_is_closed_takes_its_connections_along()
    {
        using var server = new EchoServer();
        List<WeakReference> left = [.. Enumerable.Range(0, 10).Select(_ => OpenAndClose(server))];
        for (int i = 0; i < 20 && left.Exists(connection => connection.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.InRange(left.Count(connection => connection.IsAlive), 0, 2);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Connect(Shell shell, EchoServer server)
    {
        var connections = new List<WeakReference>();
        for (int round = 0; round < Rounds; round++)
        {
            PSObject connection = shell.Succeed(
                """
                if (Get-Module Paperspace) { Remove-Module Paperspace }
                Import-Module $manifest
                if (Get-PaperspaceConnection) { throw 'An earlier round left a connection.' }
                Connect-Paperspace -ApiKey $key -BaseUri $base
                """,
                ("manifest", RepositoryPaths.ModuleManifest),
                ("key", $"key-{round}"),
                ("base", server.BaseUri)).Single();
            Assert.Equal($"key-{round}", connection.Get("Team"));
            connections.Add(new WeakReference(connection.BaseObject));
        }

        return connections;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference OpenAndClose(EchoServer server)
    {
        using Shell shell = Shell.ConnectedTo(server.BaseUri);
        return new WeakReference(shell.Succeed("Get-PaperspaceConnection").Single().BaseObject);
    }
}
