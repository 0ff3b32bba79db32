using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Paperspace.Sandbox;
using Paperspace.Sandbox.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Runspaces;

/// <summary>Each runspace has its own connections and default; none ever works with another's key.</summary>
public sealed class IsolationTests
{
    private const int Runspaces = 64;
    private const int Calls = 100;

    [Fact]
    public async Task Sixty_four_runspaces_at_once_never_see_the_session_of_another()
    {
        using var server = new EchoServer();
        using var start = new Barrier(Runspaces);
        int right = 0;
        Task[] shells = [.. Enumerable.Range(0, Runspaces).Select(n => Task.Factory.StartNew(
            () =>
            {
                using var shell = new Shell();
                string key = $"key-of-{n}";
                start.SignalAndWait();
                IReadOnlyList<PSObject> users = shell.Succeed(
                    "$key | Connect-Paperspace -BaseUri $base | ForEach-Object Team; foreach ($i in 1..$calls) { (Get-PaperspaceSession).User.Email }",
                    ("key", key),
                    ("base", server.BaseUri),
                    ("calls", Calls));
                Assert.Equal(key, users[0].BaseObject);
                Assert.All(users.Skip(1), user => Assert.Equal(key + "@example.test", user.BaseObject));
                Assert.Equal(key, shell.Succeed("Get-PaperspaceConnection").Single().Get("Team"));
                Interlocked.Add(ref right, users.Count - 1);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];
        await Task.WhenAll(shells);
        Assert.Equal(Runspaces * Calls, right);
        Assert.Equal(Runspaces * (Calls + 1), server.RequestCount);
    }

    [Fact]
    public async Task Connections_given_across_runspaces_keep_their_own_key()
    {
        using var server = new EchoServer();
        using var shell = new Shell();
        IReadOnlyList<PSObject> connections = shell.Succeed(
            "1..16 | ForEach-Object { \"key-$_\" } | Connect-Paperspace -BaseUri $base", ("base", server.BaseUri));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
        {
            using var other = new Shell();
            PSObject[] mine = [.. connections.Skip(n).Concat(connections.Take(n))];
            IReadOnlyList<PSObject> users = other.Succeed(
                "foreach ($i in 1..5) { $mine | Get-PaperspaceSession | ForEach-Object { $_.User.Email } }", ("mine", mine));
            Assert.Equal(
                Enumerable.Repeat(mine.Select(connection => $"{connection.BaseObject}@example.test"), 5).SelectMany(five => five),
                users.Select(user => (string)user.BaseObject));
            Assert.Empty(other.Succeed("Get-PaperspaceConnection"));
            Assert.Equal("NotConnected", other.Fail("Get-PaperspaceSession").FullyQualifiedErrorId.Split(',')[0]);
        })));
        Assert.Equal(16, shell.Succeed("Get-PaperspaceConnection").Count);
    }

    [Fact]
    public async Task A_pool_that_uses_its_runspaces_again_never_mixes_what_runs_in_them()
    {
        using var server = new EchoServer();
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([RepositoryPaths.ModuleManifest]);
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        using RunspacePool pool = RunspaceFactory.CreateRunspacePool(state);
        pool.SetMaxRunspaces(8);
        pool.Open();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            using var work = PowerShell.Create();
            work.RunspacePool = pool;
            work.AddScript(
                """
                param($key, $base)
                (Connect-Paperspace -ApiKey $key -BaseUri $base).Team
                foreach ($i in 1..5) { (Get-PaperspaceSession).User.Email }
                """).AddArgument($"key-{n}").AddArgument(server.BaseUri);
            PSDataCollection<PSObject> output = await work.InvokeAsync();
            Assert.Empty(work.Streams.Error);
            Assert.Equal([$"key-{n}", .. Enumerable.Repeat($"key-{n}@example.test", 5)], output.Select(item => (string)item.BaseObject));
        }));
    }

    [Fact]
    public void Work_that_fails_to_connect_does_not_use_what_earlier_work_left()
    {
        using var good = new EchoServer();
        using var bad = new FakeApi(FakeApi.Http(200, "null"));
        using var shell = Shell.ConnectedTo(good.BaseUri);
        EngineResult result = shell.Run("try { Connect-Paperspace other -BaseUri $base } catch { }; Get-PaperspaceSession", ("base", bad.BaseUri));
        Assert.Empty(result.Output);
        Assert.Equal("NotConnected", Assert.Single(result.AllErrors).FullyQualifiedErrorId.Split(',')[0]);
    }
}
