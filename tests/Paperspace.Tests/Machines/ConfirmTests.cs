using System.Diagnostics;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>A person is asked before machines are changed.</summary>
public sealed class ConfirmTests
{
    [Fact]
    public async Task The_time_that_a_person_takes_to_answer_is_not_taken_from_the_machine()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => null);
        using Shell _ = shell;
        var limit = TimeSpan.FromSeconds(1);
        host.Choose = () =>
        {
            var thinking = Stopwatch.StartNew();
            SpinWait.SpinUntil(() => thinking.Elapsed > limit);
            return 0;
        };
        shell.Succeed("$null = Connect-Paperspace key-a -BaseUri $base", ("base", server.BaseUri));

        shell.Succeed($"Stop-PaperspaceMachine -Id ps0000 -Confirm -TimeoutSec {limit.TotalSeconds}");

        Assert.Equal("off", server.StateOf("ps0000"));
    }
}
