using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>Each machine is changed with the account that it came from, whatever it went through, and with no other.</summary>
public sealed class AccountTests : MachineTests
{
    private const string KeyA = "Bearer key-a";
    private const string KeyB = "Bearer key-b";

    // In the machines of blue there is one of each way; acme-research, whose key is key-a, is the default.
    private const string Begin = """
        $blue = Connect-Paperspace key-b -BaseUri $base
        $machine = Get-PaperspaceMachine m-ps0001
        $serializer = [System.Management.Automation.PSSerializer]
        $kept = $serializer::Deserialize($serializer::Serialize($machine))
        $row = [pscustomobject]@{ Id = $machine.Id; Name = $machine.Name; Team = $machine.Team }
        $acme = Connect-Paperspace key-a -BaseUri $base
        """;

    [Theory]
    [InlineData("$machine | Stop-PaperspaceMachine")]
    [InlineData("Stop-PaperspaceMachine $machine")]
    [InlineData("$kept | Stop-PaperspaceMachine")]
    [InlineData("Stop-PaperspaceMachine -Machine $kept")]
    [InlineData("$row | Stop-PaperspaceMachine")]
    [InlineData("$kept | Stop-PaperspaceMachine -Connection $blue")]
    [InlineData("$row | Stop-PaperspaceMachine -Connection blue")]
    [InlineData("Stop-PaperspaceMachine m-ps0001 -Connection blue")]
    [InlineData("'m-ps0001' | Stop-PaperspaceMachine -Connection blue")]
    [InlineData("Stop-PaperspaceMachine -Id ps0001 -Team blue")]
    [InlineData("Disconnect-Paperspace $blue; $null = Connect-Paperspace key-b -BaseUri $base; $null = Select-PaperspaceConnection $acme; $machine | Stop-PaperspaceMachine")]
    [InlineData("$machine | Restart-PaperspaceMachine")]
    [InlineData("$machine | Set-PaperspaceMachine -NewName other")]
    [InlineData("$machine | Remove-PaperspaceMachine -Confirm:$false")]
    public async Task A_machine_is_changed_with_its_own_key(string script)
    {
        await using MachineServer server = await MachineServer.StartAsync(2);
        Shell.Succeed(Begin, ("base", server.BaseUri));

        // Without -PassThru nothing is emitted.
        Assert.Empty(Shell.Succeed(script));

        Assert.Equal(KeyB, Assert.Single(ChangingKeys(server)));
        Assert.Equal(1, server.Changes["ps0001"]);
    }

    [Theory]
    [InlineData("$kept | Stop-PaperspaceMachine -Connection $acme", "InvalidRequest")]
    [InlineData("$machine | Stop-PaperspaceMachine -Connection $acme", "InvalidRequest")]
    [InlineData("$row | Stop-PaperspaceMachine -Connection $acme", "InvalidRequest")]
    [InlineData("$kept | Wait-PaperspaceMachine -Connection $acme", "InvalidRequest")]
    [InlineData("Disconnect-Paperspace $blue; $machine | Stop-PaperspaceMachine", "Disconnected")]
    [InlineData("Disconnect-Paperspace $blue; $kept | Stop-PaperspaceMachine", "NotConnected")]
    [InlineData("Disconnect-Paperspace $blue; $row | Stop-PaperspaceMachine", "NotConnected")]
    [InlineData("Disconnect-Paperspace $blue; $machine | Wait-PaperspaceMachine -TimeoutSec 1", "Disconnected")]
    [InlineData("$null = Connect-Paperspace key-2b -BaseUri $other; $kept | Stop-PaperspaceMachine", "InvalidRequest")]
    [InlineData("$null = Connect-Paperspace key-2b -BaseUri $other; $row | Stop-PaperspaceMachine", "InvalidRequest")]
    public async Task What_has_no_account_or_several_is_an_error(string script, string id)
    {
        await using MachineServer server = await MachineServer.StartAsync(2);
        await using MachineServer other = await MachineServer.StartAsync(2);
        Shell.Succeed(Begin, ("base", server.BaseUri), ("other", other.BaseUri));
        int sent = server.Count("GET machines") + server.Count("PATCH");

        ErrorRecord error = Shell.Fail(script);

        Assert.Equal(id, IdOf(error));
        Assert.Equal(sent, server.Count("GET machines") + server.Count("PATCH"));
        Assert.Empty(other.Changes);
    }

    [Fact]
    public async Task A_machine_that_is_meant_twice_is_changed_once_in_each_account()
    {
        await using MachineServer server = await MachineServer.StartAsync(2);
        Shell.Succeed(Begin, ("base", server.BaseUri));

        Assert.Equal(2, Shell.Succeed("$machine, $machine, $kept, (Get-PaperspaceMachine m-ps0001 -Connection $acme) | Stop-PaperspaceMachine -PassThru").Count);
        Assert.Single(Shell.Succeed("Stop-PaperspaceMachine m-ps0000, m-ps000[0], ps0000 -PassThru"));
        Assert.Single(Shell.Succeed("'m-ps0000', 'ps0000' | Wait-PaperspaceMachine -State off"));

        Assert.Equal((2, 1), (server.Changes["ps0001"], server.Changes["ps0000"]));
        Assert.Equal((2, 1), (server.Requests[(KeyA, "PATCH")], server.Requests[(KeyB, "PATCH")]));
    }

    private static IEnumerable<string> ChangingKeys(MachineServer server) =>
        server.Requests.Keys.Where(asked => asked.Method != "GET").Select(asked => asked.Key);
}
