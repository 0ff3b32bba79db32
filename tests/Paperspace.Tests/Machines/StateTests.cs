using Paperspace.Tests.Contract.Documents;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Rest;

namespace Paperspace.Tests.Machines;

/// <summary>A state that nothing has is told of: an empty answer alone would look like one about a state that exists.</summary>
public sealed class StateTests : IClassFixture<RestFixture>
{
    private const string Documented = "off, starting, stopping, restarting, serviceready, ready, upgrading, provisioning";

    private readonly RestFixture _rest;

    public StateTests(RestFixture rest)
    {
        _rest = rest;
        rest.Api.Answer(request => request.Path.EndsWith("/machines", StringComparison.Ordinal)
            ? $$"""{"items":[{{MachineIn("ready")}},{{MachineIn("hibernated")}}],"hasMore":false}"""
            : MachineIn("off"));
    }

    [Theory]
    [InlineData("Get-PaperspaceMachine -State running", "running")]
    [InlineData("Get-PaperspaceMachine -State ready, run*, off, stoped", "run*", "stoped")]
    [InlineData("Get-PaperspaceMachine train-01 -State running", "running")]
    [InlineData("Get-PaperspaceConnection | Get-PaperspaceMachine -State running", "running")]
    public void A_state_is_told_of_that_no_machine_has_and_the_API_does_not_document(string script, params string[] states) => Assert.Equal(
        states.Select(state => $"No machine is in the state '{state}', and the API documents none like it. It documents: {Documented}."),
        Run(script).Warnings);

    [Theory]
    [InlineData("Get-PaperspaceMachine -State upgrading, OFF, *ing")]
    [InlineData("Get-PaperspaceMachine -State hibernated, Hiber*")]
    [InlineData("Get-PaperspaceMachine -Region ams1 -State hibernated")]
    [InlineData("Wait-PaperspaceMachine -Id psq4w8n2t -State off, READY")]
    public void Nothing_is_told_of_a_state_that_is_documented_or_seen(string script) => Assert.Empty(Run(script).Warnings);

    [Fact]
    public void Before_waiting_for_a_state_that_is_not_documented_it_is_told_of()
    {
        EngineResult result = Run("Wait-PaperspaceMachine -Id psq4w8n2t -State running, off");
        Assert.Equal([$"The API does not document the state 'running'. It documents: {Documented}."], result.Warnings);
        Assert.Single(result.Output);
    }

    [Fact]
    public void Nothing_is_told_of_machines_that_were_not_looked_at()
    {
        EngineResult result = _rest.Shell.Run("Get-PaperspaceMachine -State running -Connection nowhere");
        Assert.Single(result.AllErrors);
        Assert.Empty(result.Warnings);
    }

    private EngineResult Run(string script)
    {
        EngineResult result = _rest.Shell.Run(script);
        Assert.Empty(result.AllErrors);
        return result;
    }

    private static string MachineIn(string state) => GoldenMachine.Json.Replace("\"ready\"", $"\"{state}\"", StringComparison.Ordinal);
}
