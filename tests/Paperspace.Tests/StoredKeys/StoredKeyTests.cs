using System.Diagnostics;
using System.Management.Automation;
using System.Runtime.Versioning;
using System.Text;
using Paperspace.Tests.Engine;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.StoredKeys;

[Collection(ProcessEnvironment.Name)]
public sealed class StoredKeyTests : IAsyncLifetime
{
    private static readonly string AdasKeys = Keys("acme-research", "globex");

    private readonly PspaceHome _home = new();
    private readonly Shell _shell = new();
    private SandboxServer _sandbox = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync();
        _home.Set("PAPERSPACE_API_URL", _sandbox.BaseUri.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        _home.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData("acme-research")]
    [InlineData("globex")]
    public void Team_takes_the_key_that_pspace_stored_for_it(string team)
    {
        _home.WithKeys(AdasKeys);

        PSObject connection = Assert.Single(_shell.Succeed("Connect-Paperspace -Team $team", ("team", team)));

        Assert.Equal(team, connection.Get("Team"));
        Assert.Equal("StoredKey", connection.Get("KeySource")!.ToString());
        Assert.Equal(true, connection.Get("IsDefault"));
    }

    [Fact]
    public void Without_a_key_or_a_team_it_is_the_team_that_pspace_works_with()
    {
        _home.WithKeys(AdasKeys).WithConfiguration("version = 1\nteam = \"globex\"\n");

        Assert.Equal("globex", Assert.Single(_shell.Succeed("Connect-Paperspace")).Get("Team"));
    }

    [Fact]
    public void The_environment_comes_before_what_pspace_stored()
    {
        _home.WithKeys(AdasKeys).WithConfiguration("team = 'globex'");
        _home.Set("PAPERSPACE_API_KEY", SampleAccounts.Default.ApiKey);

        PSObject connection = Assert.Single(_shell.Succeed("Connect-Paperspace"));

        Assert.Equal("acme-research", connection.Get("Team"));
        Assert.Equal("Environment", connection.Get("KeySource")!.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("version = 1")]
    [InlineData("team = 'a-team-without-a-key'")]
    public void Without_a_current_team_that_has_a_key_there_is_none_to_fall_back_to(string? configuration)
    {
        _home.WithKeys(AdasKeys);
        if (configuration is not null)
        {
            _home.WithConfiguration(configuration);
        }

        ErrorRecord error = _shell.Fail("Connect-Paperspace");

        error.IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        Assert.Contains("acme-research, globex (Connect-Paperspace -Team", error.Exception.Message);
        foreach (string way in new[] { "-ApiKey", "pipeline", "$env:PAPERSPACE_API_KEY", "-Team", "prompt" })
        {
            Assert.Contains(way, error.ErrorDetails.RecommendedAction);
        }

        Assert.Empty(_sandbox.Requests);
    }

    /// <summary>What a file of pspace may hold instead of a key for the team <c>acme-research</c>.</summary>
    public static TheoryData<string, byte[]> UnusableFiles => new()
    {
        { "empty", [] },
        { "no keys", "version = 1\n"u8.ToArray() },
        { "keys is no table", "keys = 'sandbox-secret-key'\n"u8.ToArray() },
        { "another team's key", "[keys]\nglobex = 'sandbox-secret-key'\n"u8.ToArray() },
        { "a key that is no string", "[keys]\nacme-research = 42\n"u8.ToArray() },
        { "an open table", "[keys\nacme-research = 'sandbox-secret-key'\n"u8.ToArray() },
        { "an open string", "[keys]\nacme-research = 'sandbox-secret-key\n"u8.ToArray() },
        { "the key twice", "[keys]\nacme-research = 'sandbox-secret-key'\nacme-research = 'sandbox-secret-key'\n"u8.ToArray() },
        { "JSON", """{"keys":{"acme-research":"sandbox-secret-key"}}"""u8.ToArray() },
        { "no UTF-8", [.. "[keys]\nacme-research = 'sandbox-secret-key"u8, 0xFF, .. "'\n"u8] },
        { "UTF-16", Encoding.Unicode.GetBytes("[keys]\nacme-research = 'sandbox-secret-key'\n") },
        { "a later version", "version = 2\n[keys]\nacme-research = 'sandbox-secret-key'\n"u8.ToArray() },
        { "10 MB", Encoding.ASCII.GetBytes("[keys]\n" + string.Concat(Enumerable.Repeat("# filler\n", 1_200_000))) },
    };

    [Theory]
    [MemberData(nameof(UnusableFiles), DisableDiscoveryEnumeration = true)]
    public void A_file_that_cannot_be_used_is_an_error_and_left_as_it_is(string what, byte[] content)
    {
        _home.WithKeys(content);

        ErrorRecord error = _shell.Fail("Connect-Paperspace -Team acme-research");

        Assert.NotEmpty(what);
        error.IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains(_home.Credentials, error.ToString());
        Assert.DoesNotContain("sandbox-secret-key", error.ToString());
        Assert.Equal(content, File.ReadAllBytes(_home.Credentials));
        Assert.Empty(_sandbox.Requests);
    }

    [Fact]
    public void Without_a_file_the_error_names_where_it_would_be() =>
        Assert.Contains(
            _home.Credentials,
            _shell.Fail("Connect-Paperspace -Team acme-research")
                .IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound).Message);

    [Fact]
    public void A_team_without_a_key_names_those_that_have_one()
    {
        _home.WithKeys(AdasKeys);

        Assert.Contains(
            "pspace has keys for: acme-research, globex",
            _shell.Fail("Connect-Paperspace -Team initech").IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound).Message);
    }

    [Fact]
    public void A_malformed_file_is_never_passed_over_for_another_way()
    {
        _home.WithKeys("[keys").WithConfiguration("team = 'globex'");

        ErrorRecord error = _shell.Fail("Connect-Paperspace");
        error.IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound);
        // That would write the file anew, and the other teams' keys would be lost.
        Assert.DoesNotContain("Run 'pspace login'", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_a_folder_is_an_error()
    {
        Directory.CreateDirectory(_home.Credentials);

        _shell.Fail("Connect-Paperspace -Team acme-research")
            .IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public void A_file_without_end_is_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such file.");
        Directory.CreateDirectory(Path.GetDirectoryName(_home.Credentials)!);
        File.CreateSymbolicLink(_home.Credentials, "/dev/zero");

        _shell.Fail("Connect-Paperspace -Team acme-research")
            .IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public void A_pipe_that_nobody_writes_to_is_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such file.");
        Directory.CreateDirectory(Path.GetDirectoryName(_home.Credentials)!);
        using (Process make = Process.Start("mkfifo", [_home.Credentials]))
        {
            make.WaitForExit();
        }

        _shell.Fail("Connect-Paperspace -Team acme-research")
            .IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound);

        // The reader is waiting still: let it go.
        File.WriteAllText(_home.Credentials, "");
    }

    [Fact]
    public void A_team_may_be_written_in_any_form_that_TOML_has()
    {
        _home.WithKeys($"keys.\"acme-research\" = \"\"\"\n{SampleAccounts.Default.ApiKey}\"\"\"\n");

        Assert.Equal("acme-research", Assert.Single(_shell.Succeed("Connect-Paperspace -Team acme-research")).Get("Team"));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_others_can_read_gives_a_warning()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The mode of a file is a matter of Unix.");
        _home.WithKeys(AdasKeys);
        string script = "Connect-Paperspace -Team globex";

        Assert.Empty(_shell.Run(script).Warnings);
        File.SetUnixFileMode(_home.Credentials, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        EngineResult result = _shell.Run(script);

        Assert.Empty(result.AllErrors);
        Assert.Contains(_home.Credentials, Assert.Single(result.Warnings));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_command_that_the_warning_gives_works_as_it_stands_for_any_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The mode of a file is a matter of Unix.");
        string home = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(_home.Credentials))!, "o'brien's $HOME; \"`");
        string credentials = Path.Combine(home, ".paperspace", "credentials.toml");
        Directory.CreateDirectory(Path.GetDirectoryName(credentials)!);
        File.WriteAllText(credentials, AdasKeys);
        File.SetUnixFileMode(credentials, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        _home.Set("HOME", home);

        string warning = Assert.Single(_shell.Run("Connect-Paperspace -Team globex").Warnings);
        _shell.Succeed(warning[warning.IndexOf("chmod", StringComparison.Ordinal)..]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(credentials));
    }

    [Fact]
    public void A_name_that_is_empty_or_steers_a_terminal_is_not_offered_and_keeps_no_other_from_it()
    {
        _home.WithKeys("[keys]\n'' = 'a'\n\"a\\u001b[31m\" = 'b'\nacme-research = 'c'\n");

        Assert.Equal(["acme-research"], Completions("Connect-Paperspace -Team "));
    }

    [Fact]
    public void Tab_completes_the_teams_that_have_a_key()
    {
        _home.WithKeys("[keys]\nacme-research = 'a'\n'a team' = 'b'\nglobex = 'c'\n");

        Assert.Equal(["acme-research", "'a team'"], Completions("Connect-Paperspace -Team a"));
    }

    [Fact]
    public void Tab_is_silent_about_a_file_that_cannot_be_read()
    {
        _home.WithKeys("[keys");

        Assert.DoesNotContain("globex", Completions("Connect-Paperspace -Team g"));
        Assert.Empty(_shell.Run("$Error").Output);
    }

    [Fact]
    public void Nothing_else_in_the_process_can_meet_the_TOML_library()
    {
        _home.WithKeys(AdasKeys);
        _shell.Succeed("Connect-Paperspace -Team globex");

        Assert.Throws<FileNotFoundException>(() => System.Reflection.Assembly.Load("Tomlyn"));
    }

    [Theory]
    [InlineData("Connect-Paperspace -Team ''")]
    [InlineData("Connect-Paperspace -Team $null")]
    public void A_team_that_is_empty_is_refused_by_PowerShell(string script) =>
        Assert.StartsWith("ParameterArgumentValidationError", _shell.Fail(script).FullyQualifiedErrorId);

    [Fact]
    public void A_key_and_a_team_do_not_go_together() =>
        Assert.StartsWith(
            "AmbiguousParameterSet",
            _shell.Fail("Connect-Paperspace -Team globex -ApiKey $key", ("key", Shell.Key)).FullyQualifiedErrorId);

    private static string Keys(params string[] teams) =>
        "version = 1\n\n[keys]\n" + string.Concat(teams.Select(team =>
            $"{team} = \"{SampleAccounts.All.First(account => account.Team == team).ApiKey}\"\n"));

    private IEnumerable<string> Completions(string line)
    {
        using var powerShell = PowerShell.Create(_shell.Engine.Runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, options: null, powerShell)
            .CompletionMatches.Select(match => match.CompletionText)];
    }
}
