using System.Diagnostics;
using System.Text.Json;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Shells;

/// <summary>What a new user tries first: the sandbox's tour, in the real PowerShell.</summary>
public sealed class TourTests
{
    [Fact]
    public async Task The_tour_shows_what_a_user_types_and_what_comes_of_it()
    {
        (int exitCode, string output, string errors) = await RunAsync("tour");

        Assert.Equal(0, exitCode);
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries);
        int typed = Array.IndexOf(lines, "PS> Get-PaperspaceSession | Select -Expand teamMemberships");
        Assert.Equal(["ada", "acme-research", "globex"], lines.Skip(typed + 4).Take(3).Select(Namespace));
        Assert.Equal(["off", "ready", "off"], lines.Where(line => line.StartsWith("train-006 ", StringComparison.Ordinal)).Select(State));
        Assert.Contains("Recommendation: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', output + errors);

        static string Namespace(string row) => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^3];

        static string State(string row) => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2];
    }

    [Fact]
    public async Task A_script_s_objects_are_its_output()
    {
        (int exitCode, string output, _) = await RunAsync("tour", "Get-PaperspaceSession | ConvertTo-Json -Depth 8");

        Assert.Equal(0, exitCode);
        using JsonDocument session = JsonDocument.Parse(output);
        Assert.Equal("acme-research", session.RootElement.GetProperty("Team").GetProperty("Namespace").GetString());
    }

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("throw 'broken'", 1)]
    [InlineData("if (", 1)]
    [InlineData("Get-PaperspaceTeamMembership nobody; 'and on'", 1)]
    [InlineData("try { Get-PaperspaceTeamMembership nobody -ErrorAction Stop } catch { 'caught' }", 0)]
    public async Task A_script_s_exit_code_is_the_program_s(string script, int expected)
    {
        (int exitCode, _, _) = await RunAsync("tour", script);

        Assert.Equal(expected, exitCode);
    }

    [Fact]
    public async Task Killing_who_started_it_ends_the_shell_as_well()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows ends what a killed dotnet run has started by itself.");
        CancellationToken stop = TestContext.Current.CancellationToken;
        using Process parent = Process.Start(new ProcessStartInfo("sh", ["-c", "dotnet \"$0\" tour '$PID; Start-Sleep 600'; true", typeof(RepositoryPaths).Assembly.Location])
        {
            RedirectStandardOutput = true,
        })!;
        using Process shell = Process.GetProcessById(int.Parse((await parent.StandardOutput.ReadLineAsync(stop))!));

        parent.Kill();

        await shell.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromMinutes(1), stop);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(RepositoryPaths).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await errors);
    }
}
