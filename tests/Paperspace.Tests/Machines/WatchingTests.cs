using System.Text.RegularExpressions;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>What people see while many machines are changed: requests on -Verbose, and progress.</summary>
public sealed partial class WatchingTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Stop-PaperspaceMachine -Wait", "PATCH", "GET")]
    [InlineData("Wait-PaperspaceMachine -State ready", "GET", "GET")]
    public async Task Each_request_is_a_verbose_line_and_its_answer_the_next(string command, string change, string look)
    {
        const int Machines = 12;
        await using MachineServer server = await MachineServer.StartAsync(Machines);
        Connect(server);

        EngineResult result = _shell.Run($"$machines = Get-PaperspaceMachine; $machines | {command} -Verbose");

        for (int i = 0; i < Machines; i++)
        {
            Assert.Contains(result.Verbose, line => line.StartsWith($"{change} {server.BaseUri}machines/ps{i:0000}", StringComparison.Ordinal));
            Assert.Contains($"{look} {server.BaseUri}machines/ps{i:0000}", result.Verbose);
        }

        Assert.All(result.Verbose.Where(line => !line.StartsWith("Performing", StringComparison.Ordinal)).Chunk(2), pair =>
        {
            Assert.Matches("^(GET|PATCH) http", pair[0]);
            Assert.Matches(AnswerLine(), pair[1]);
        });
    }

    [Fact]
    public async Task Each_change_that_is_sent_again_is_a_verbose_line()
    {
        await using MachineServer server = await MachineServer.StartAsync(1);
        int asked = 0;
        server.Misbehave = _ => Task.FromResult(asked++ == 0 ? server.TooMany("1") : null);
        Connect(server);

        EngineResult result = _shell.Run("Stop-PaperspaceMachine -Id ps0000 -Verbose");

        string patch = $"PATCH {server.BaseUri}machines/ps0000/stop";
        Assert.Collection(
            result.Verbose.SkipWhile(line => line != patch),
            line => Assert.Equal(patch, line),
            line => Assert.StartsWith("Answered 429, ", line, StringComparison.Ordinal),
            line => Assert.Matches(@"^Retry in [\d.]+ s: PATCH machines/ps0000/stop: .* answered 429 OOPS: Told to\.", line),
            line => Assert.Equal(patch, line),
            line => Assert.StartsWith("Answered 200, ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_goes_on_while_answers_keep_coming()
    {
        await using MachineServer server = await MachineServer.StartAsync(40);
        server.Misbehave = async _ =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
            return null;
        };
        Connect(server);

        EngineResult result = _shell.Run("Get-PaperspaceMachine | Stop-PaperspaceMachine -ThrottleLimit 1");

        Assert.Contains(result.Progress, record => record.Activity.StartsWith("Stopping", StringComparison.Ordinal) && record.PercentComplete is > 0 and < 100);
    }

    private void Connect(MachineServer server) => _shell.Succeed("$null = Connect-Paperspace key-a -BaseUri $base", ("base", server.BaseUri));

    [GeneratedRegex(@"^Answered \d{3}, [\d,]+ bytes, [\d,]+ ms$")]
    private static partial Regex AnswerLine();
}
