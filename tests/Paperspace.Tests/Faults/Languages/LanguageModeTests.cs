using System.Collections.ObjectModel;
using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Faults.Languages;

/// <summary>
/// The whole surface in runspaces that an administrator restricted: constrained language (application control) and no
/// language (just enough administration), where a pipeline of commands is all there is.
/// </summary>
public sealed class LanguageModeTests
{
    private const int Width = 250;

    public static TheoryData<PSLanguageMode> Modes => [PSLanguageMode.ConstrainedLanguage, PSLanguageMode.NoLanguage];

    /// <summary>What each view shows of Ada, in every cell that has something to show.</summary>
    private static readonly Dictionary<string, (Func<PSObject, object?> Find, string[] Cells)> Views = new()
    {
        ["session"] = (session => session,
            ["acme-research", "te8k2w5qn", "12", "ada@acme-research.example", "Ada", "Lovelace", "uq7d2mx4k", "3: ada, acme-research, globex"]),
        ["team"] = (session => session.Get("Team"), ["acme-research", "te8k2w5qn", "False", "12", "48213"]),
        ["user"] = (session => session.Get("User"),
            ["ada@acme-research.example", "Ada", "Lovelace", "uq7d2mx4k", "104729", "2019-08-24 14:15:22Z", "2019-08-24 14:20:51Z", "True", "dark", "beta,research", "3: ada, acme-research, globex"]),
        ["metadata"] = (session => session.Get("User")!.Get("Metadata"),
            ["beta,research", "True", "How large is your team? = 11-50", "Which framework do you use most? = PyTorch"]),
        ["preferences"] = (session => session.Get("User")!.Get("Preferences"), ["core", "te8k2w5qn", "dark", "13.5", "False"]),
        ["memberships"] = (session => session.Get("TeamMemberships"),
            ["True", "Acme Research", "acme-research", "Owner", "Admin", "te8k2w5qn", "Globex Corporation"]),
        ["membership's team"] = (session => LanguagePrimitives.GetEnumerable(session.Get("TeamMemberships")).Cast<object>().First().Get("Team"),
            ["Ada Lovelace", "ada", "True", "2019-08-24 14:15:22Z", "te1a7d3xc"]),
    };

    public static MatrixTheoryData<PSLanguageMode, string, bool> ViewRows =>
        new([PSLanguageMode.FullLanguage, .. Modes.Select(row => row.Data)], [.. Views.Keys], [false, true]);

    [Theory]
    [MemberData(nameof(ViewRows))]
    public async Task Views_have_all_their_cells(PSLanguageMode mode, string view, bool isDeserialized)
    {
        await using var sandbox = await SandboxServer.StartAsync();
        var host = new TextHost(TextWriter.Null, TextWriter.Null, Width);
        using var engine = new PowerShellEngine(host, mode);
        Connect(engine, sandbox);
        PSObject session = Assert.Single(Succeed(engine, Command("Get-PaperspaceSession")));
        if (isDeserialized)
        {
            session = Deserialized(session);
            Assert.Contains("Deserialized.Paperspace.Session", session.TypeNames);
        }

        (Func<PSObject, object?> find, string[] cells) = Views[view];
        string text = Show(engine, host, find(session)!);
        Assert.All(cells, cell => Assert.Contains(cell, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task The_view_of_a_connection_has_all_its_cells(PSLanguageMode mode)
    {
        await using var sandbox = await SandboxServer.StartAsync();
        var host = new TextHost(TextWriter.Null, TextWriter.Null, Width);
        using var engine = new PowerShellEngine(host, mode);
        Connect(engine, sandbox);
        PSObject connection = Assert.Single(Succeed(engine, Command("Get-PaperspaceConnection")));
        string text = Show(engine, host, connection);
        Assert.All(
            new[] { "Default", "acme-research", "ada@acme-research.example", "Parameter", sandbox.BaseUri.Authority },
            cell => Assert.Contains(cell, text, StringComparison.Ordinal));
        Succeed(engine, Command("Disconnect-Paperspace", ("Connection", connection)));
        Assert.Contains("Closed", Show(engine, host, connection), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task Every_cmdlet_works(PSLanguageMode mode)
    {
        await using var sandbox = await SandboxServer.StartAsync();
        using var engine = new PowerShellEngine(languageMode: mode);
        PSObject connection = Connect(engine, sandbox);
        PSObject session = Assert.Single(Succeed(engine, Command("Get-PaperspaceSession")));
        Assert.Single(Succeed(engine, Command("Get-PaperspaceSession", ("Connection", connection))));
        Assert.Single(Succeed(engine, Command("Get-PaperspaceSession", ("Connection", "acme-research"))));
        Assert.Single(Succeed(engine, Command("Get-PaperspaceConnection", ("Team", "acme*")).AddCommand("Get-PaperspaceSession")));
        Assert.Equal(3, Succeed(engine, Command("Get-PaperspaceTeamMembership")).Count);
        Assert.Equal(3, Succeed(engine, Command("Get-PaperspaceTeamMembership", ("Session", session))).Count);
        Assert.Equal(3, Succeed(engine, Command("Get-PaperspaceTeamMembership", ("Session", Deserialized(session)))).Count);
        Assert.Equal(3, Succeed(engine, Command("Get-PaperspaceSession").AddCommand("Get-PaperspaceTeamMembership")).Count);
        Assert.Single(Succeed(engine, Command("Get-PaperspaceTeamMembership", ("Team", "Acme Research"), ("Admin", true), ("Owner", true), ("Current", true))));
        Assert.Equal(
            ["ada", "acme-research", "globex"],
            Succeed(engine, Command("Get-PaperspaceTeamMembership").AddCommand("ForEach-Object").AddParameter("MemberName", "Namespace")).Select(name => name.ToString()));

        Assert.Single(Run(engine, Command("Get-PaperspaceTeamMembership", ("Team", "nowhere"))).AllErrors).IsDesigned("NotFound", ErrorCategory.ObjectNotFound);
        Assert.Single(Succeed(engine, Command("Invoke-PaperspaceRestMethod", ("Path", "auth/session"))));
        Assert.StartsWith("{", Assert.Single(Succeed(engine, Command("Invoke-PaperspaceRestMethod", ("Path", "auth/session"), ("Raw", true)))).ToString(), StringComparison.Ordinal);
        Assert.Single(Run(engine, Command("Invoke-PaperspaceRestMethod", ("Path", "nowhere"))).AllErrors).IsDesigned("NotFound", ErrorCategory.ObjectNotFound);
        Succeed(engine, Command("Disconnect-Paperspace"));
        Assert.Single(Run(engine, Command("Get-PaperspaceSession")).AllErrors).IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        Assert.Single(Run(engine, Command("Connect-Paperspace", ("ApiKey", "a wrong one"), ("BaseUri", sandbox.BaseUri))).AllErrors).IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument);
        Assert.Single(Run(engine, Command("Connect-Paperspace", ("ApiKey", "wrong"), ("BaseUri", sandbox.BaseUri))).AllErrors).IsDesigned("ApiKeyRejected", ErrorCategory.AuthenticationError);

        Connect(engine, sandbox);
        Succeed(engine, Command("Disconnect-Paperspace", ("All", true)));
        Assert.Empty(Succeed(engine, Command("Get-PaperspaceConnection")));
    }

    [Fact]
    public async Task Scripts_work_in_constrained_language()
    {
        await using var sandbox = await SandboxServer.StartAsync();
        using var engine = new PowerShellEngine(languageMode: PSLanguageMode.ConstrainedLanguage);
        EngineResult result = engine.Run(
            """
            $connection = $key | Connect-Paperspace -BaseUri $base
            $session = $connection | Get-PaperspaceSession
            "$($ExecutionContext.SessionState.LanguageMode)"
            "$($session.Team) $($session.User) $($session.TeamMemberships[1])"
            ($session | Get-PaperspaceTeamMembership -Current).Namespace
            @($session.User.Metadata.CoreSurvey.Keys).Count
            try { Get-PaperspaceSession -Connection nobody -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
            $connection | Disconnect-Paperspace
            """,
            new Dictionary<string, object?> { ["key"] = SampleAccounts.Default.ApiKey, ["base"] = sandbox.BaseUri },
            stop: TestContext.Current.CancellationToken);
        Assert.Empty(result.AllErrors.Select(error => error.ToString()));
        Assert.Equal("ConstrainedLanguage", result.Output[0].ToString());
        Assert.Equal("acme-research", result.Output[2].ToString());
        Assert.Equal("2", result.Output[3].ToString());
        Assert.StartsWith("InvalidRequest,", result.Output[4].ToString(), StringComparison.Ordinal);
    }

    private static PSObject Connect(PowerShellEngine engine, SandboxServer sandbox) => Assert.Single(Succeed(
        engine, Command("Connect-Paperspace", ("ApiKey", SampleAccounts.Default.ApiKey), ("BaseUri", sandbox.BaseUri))));

    /// <summary>The object as it comes back from a file, a job or another computer.</summary>
    private static PSObject Deserialized(PSObject target)
    {
        const int Depth = 8;
        return (PSObject)PSSerializer.Deserialize(PSSerializer.Serialize(target, Depth));
    }

    private static PSCommand Command(string name, params (string Name, object? Value)[] parameters)
    {
        PSCommand command = new PSCommand().AddCommand(name);
        foreach ((string parameter, object? value) in parameters)
        {
            command.AddParameter(parameter, value);
        }

        return command;
    }

    /// <summary>What a user sees of an object.</summary>
    private static string Show(PowerShellEngine engine, TextHost host, object target)
    {
        using var text = new StringWriter();
        (host.Output, host.Error) = (text, text);
        Succeed(engine, Command("Out-Default", ("InputObject", target)));
        return text.ToString();
    }

    private static Collection<PSObject> Succeed(PowerShellEngine engine, PSCommand command)
    {
        EngineResult result = Run(engine, command);
        Assert.Empty(result.AllErrors.Select(error => error.ToString()));
        return result.Output;
    }

    private static EngineResult Run(PowerShellEngine engine, PSCommand command) =>
        engine.Run(command, stop: TestContext.Current.CancellationToken);
}
