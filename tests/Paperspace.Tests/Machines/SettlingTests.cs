using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>What becomes of a change that was refused or whose answer was lost: the machine is looked at, and nothing is sent again.</summary>
public sealed class SettlingTests : MachineTests
{
    private const string Stop = "Stop-PaperspaceMachine -Id ps0000 -PassThru";
    private const string Start = "Start-PaperspaceMachine -Id ps0000 -PassThru";
    private const string Restart = "Restart-PaperspaceMachine -Id ps0000 -PassThru";
    private const string Rename = "Set-PaperspaceMachine -Id ps0000 -NewName other -PassThru";
    private const string Remove = "Remove-PaperspaceMachine -Id ps0000 -Confirm:$false";
    private const string Create = "New-PaperspaceMachine new -MachineType C5 -TemplateId t -DiskSize 50 -Region ny2";

    [Theory]
    [InlineData(Stop, 409, "off")]
    [InlineData(Stop, 400, "off")]
    [InlineData(Stop, 409, "stopping")]
    [InlineData(Start, 409, "ready")]
    [InlineData(Start, 400, "starting")]
    [InlineData(Start, 409, "provisioning")]
    [InlineData(Start, 409, "restarting")]
    [InlineData(Restart, 409, "restarting")]
    public async Task A_change_that_is_not_needed_is_no_error(string command, int status, string state)
    {
        await using MachineServer server = await RefusingAsync(new Fault(status, IsDone: false));
        server.Put("ps0000", state);

        Assert.Equal(state, Shell.Succeed(command).Single().Get("State"));
    }

    [Theory]
    [InlineData(Stop, 409, "ready", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData(Stop, 400, "starting", "BadRequest", ErrorCategory.InvalidArgument)]
    [InlineData(Start, 409, "off", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData(Start, 409, "stopping", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData(Restart, 409, "ready", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData(Restart, 409, "starting", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData(Rename, 409, "ready", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData(Remove, 409, "ready", "Conflict", ErrorCategory.ResourceExists)]
    [InlineData(Remove, 404, "ready", "NotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(Create, 409, "ready", "Conflict", ErrorCategory.ResourceExists)]
    public async Task A_refusal_of_what_is_needed_is_one(string command, int status, string state, string id, ErrorCategory category)
    {
        await using MachineServer server = await RefusingAsync(new Fault(status, IsDone: false));
        server.Put("ps0000", state);

        Exception refusal = Shell.Fail(command).IsDesigned(id, category);

        Assert.DoesNotContain("may have been", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lost), Stop)]
    [MemberData(nameof(Lost), Rename)]
    [MemberData(nameof(Lost), Remove)]
    public async Task A_change_whose_answer_is_lost_is_seen_to_be_made(string command, int status, string id)
    {
        _ = id;
        await using MachineServer server = await RefusingAsync(new Fault(status, IsDone: true));

        Assert.Equal(command == Remove ? 0 : 1, Shell.Succeed(command).Count);

        Assert.Equal(1, Changed(server));
    }

    [Theory]
    [MemberData(nameof(Lost), Stop)]
    [MemberData(nameof(Lost), Rename)]
    [MemberData(nameof(Lost), Remove)]
    [MemberData(nameof(Lost), Create)]
    public async Task A_change_that_is_not_seen_may_have_been_made_and_is_not_sent_again(string command, int status, string id)
    {
        await using MachineServer server = await RefusingAsync(new Fault(status, IsDone: false));

        ErrorRecord error = Shell.Fail(command);

        Assert.Equal(id, IdOf(error));
        Assert.Contains("may have been", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, Changed(server));
    }

    [Fact]
    public async Task A_machine_that_cannot_be_looked_at_is_looked_at_three_times()
    {
        await using MachineServer server = await RefusingAsync(new Fault(503, IsDone: true));
        server.MisbehaveOnLook = _ => new Fault(503, IsDone: false);

        ErrorRecord error = Shell.Fail(Stop);

        Assert.Equal("ServerError", IdOf(error));
        Assert.Contains("it could not be looked at", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal((1, 3), (Changed(server), server.Count("GET machines/")));
    }

    [Fact]
    public async Task A_change_that_took_all_the_time_is_looked_at_all_the_same()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        server.Misbehave = _ => Task.FromResult<Fault?>(new Fault(Fault.Late, IsDone: true));
        Connect(server, "-MaximumRetryCount 0 -TimeoutSec 100");

        Assert.Equal("off", Shell.Succeed(Stop + " -TimeoutSec 1").Single().Get("State"));
    }

    /// <summary>What says nothing about a change, and what it is called.</summary>
    public static TheoryData<string, int, string> Lost(string command) => new()
    {
        { command, 503, "ServerError" },
        { command, Fault.Reset, "ConnectionFailed" },
        { command, Fault.Late, "Timeout" },
        { command, Fault.Garbage, "InvalidResponse" },
        { command, Fault.TooLarge, "ResponseTooLarge" },
    };

    private static int Changed(MachineServer server) => server.Log.Count(each => !each.Text.StartsWith("GET", StringComparison.Ordinal));

    private async Task<MachineServer> RefusingAsync(Fault fault)
    {
        MachineServer server = await MachineServer.StartAsync(1);
        server.Misbehave = _ => Task.FromResult<Fault?>(fault);
        Connect(server, "-MaximumRetryCount 0 -TimeoutSec 2");
        return server;
    }
}
