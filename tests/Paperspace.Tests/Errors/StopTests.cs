using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Errors;

/// <summary>Ctrl+C.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("Connect-Paperspace $key -BaseUri $base")]
    [InlineData("$key | Connect-Paperspace -BaseUri $base")]
    public void Connecting_stops_while_it_waits_for_the_answer(string script)
    {
        using var arrived = new CancellationTokenSource();
        using var api = new FakeApi(SilenceThatSignals(arrived), SessionAnswers.Good);
        using var shell = new Shell();
        shell.Succeed("", ("key", Shell.Key), ("base", api.BaseUri));

        IsStopped(shell.Engine.Run(script, stop: arrived.Token));

        shell.Succeed(script);
        Assert.Equal(2, api.Requests.Count);
    }

    [Theory]
    [InlineData("Get-PaperspaceSession")]
    [InlineData("Get-PaperspaceTeamMembership")]
    public void A_cmdlet_stops_while_it_waits_for_the_answer(string cmdlet)
    {
        using var arrived = new CancellationTokenSource();
        using var api = new FakeApi(SessionAnswers.Good, SilenceThatSignals(arrived), SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        IsStopped(shell.Engine.Run(cmdlet, stop: arrived.Token));

        shell.Succeed(cmdlet);
    }

    [Fact]
    public void A_cmdlet_stops_while_the_answer_comes_in()
    {
        using var arrived = new CancellationTokenSource();
        FakeApi.Answer half = async (stream, closing) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray(), closing);
            return await SilenceThatSignals(arrived)(stream, closing);
        };
        using var api = new FakeApi(SessionAnswers.Good, half, SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        IsStopped(shell.Engine.Run("Get-PaperspaceSession", stop: arrived.Token));

        shell.Succeed("Get-PaperspaceSession");
    }

    [Fact]
    public void A_cmdlet_stops_while_it_waits_to_try_again()
    {
        using var waiting = new CancellationTokenSource();
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => null);
        using Shell _ = shell;
        // Not on this thread, which is the one that waits.
        host.OnProgress = record => Task.Run(waiting.Cancel);
        using var api = new FakeApi(FakeApi.Http(429, "", "Retry-After: 50"), SessionAnswers.Good);
        shell.Succeed("", ("key", Shell.Key), ("base", api.BaseUri));

        IsStopped(shell.Engine.Run("Connect-Paperspace $key -BaseUri $base", stop: waiting.Token));

        shell.Succeed("Connect-Paperspace $key -BaseUri $base");
        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public void A_connect_that_was_stopped_leaves_no_default_connection()
    {
        using var arrived = new CancellationTokenSource();
        using var api = new FakeApi(SessionAnswers.Good, SilenceThatSignals(arrived));
        using var shell = Shell.ConnectedTo(api.BaseUri);

        IsStopped(shell.Engine.Run("Connect-Paperspace $key -BaseUri $base", stop: arrived.Token));

        shell.Fail("Get-PaperspaceSession").IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
    }

    private static FakeApi.Answer SilenceThatSignals(CancellationTokenSource arrived) => async (stream, closing) =>
    {
        await arrived.CancelAsync();
        return await FakeApi.Silence(stream, closing);
    };

    private static void IsStopped(EngineResult result)
    {
        Assert.Equal(PSInvocationState.Stopped, result.State.State);
        Assert.Empty(result.AllErrors);
        Assert.Empty(result.Output);
        Assert.True(result.StopTook < AtOnce, $"It took {result.StopTook} to stop.");
    }
}
