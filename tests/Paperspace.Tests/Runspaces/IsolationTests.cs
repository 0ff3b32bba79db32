using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Paperspace.Sandbox;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Runspaces;

/// <summary>Each runspace has its own connections and default; none ever works with another's key.</summary>
public sealed class IsolationTests
{
    private const int Runspaces = 64;
    private const int Calls = 100;

    /// <summary>How many memberships each of a server's answers has; from some 500 on, a body is a large object.</summary>
    private static readonly int[] LongAnswers = [4000, 1000, 2000];

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

    // Should long bodies ever be read into memory that is lent, no call may see another's.
    [Fact]
    public async Task Long_answers_of_different_length_are_never_mixed()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
        {
            string[] documents = [.. LongAnswers.Select(count => SessionAnswers.In(
                $"team-{n}", [.. Enumerable.Range(0, count + n).Select(i => ($"te{n}x{i}", $"Team {n} {i}", $"team-{n}-{i}"))]))];
            using var api = new FakeApi([.. Enumerable.Range(0, 31).Select(call => SessionAnswers.Of(documents[call % documents.Length]))]);
            using Shell shell = Shell.ConnectedTo(api.BaseUri);
            for (int call = 1; call <= 30; call++)
            {
                IReadOnlyList<PSObject> names = shell.Succeed("(Get-PaperspaceSession).TeamMemberships.Namespace");
                // Which of its own answers comes is not said: a read that the network lost is asked for again.
                Assert.Contains(names.Count - n, LongAnswers);
                Assert.Equal(
                    Enumerable.Range(0, names.Count).Select(i => $"team-{n}-{i}"),
                    names.Select(name => (string)name.BaseObject));
            }
        })));
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
