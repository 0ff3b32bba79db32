using System.Management.Automation;
using System.Management.Automation.Host;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

/// <summary>Where the key comes from when none is given.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class KeySourceTests : IDisposable
{
    private readonly IDisposable _noKey = ProcessEnvironment.Set("PAPERSPACE_API_KEY", null);
    private readonly IDisposable _noStoredKey = ProcessEnvironment.Set("HOME", Path.Combine(AppContext.BaseDirectory, "no-such-home"));
    private readonly FakeApi _api = new(SessionAnswers.Good);

    public void Dispose()
    {
        _api.Dispose();
        _noStoredKey.Dispose();
        _noKey.Dispose();
    }

    [Theory]
    [InlineData(Shell.Key)]
    [InlineData(" " + Shell.Key + "\r\n")]
    public void The_environment_is_asked_first_and_nobody_else(string value)
    {
        using IDisposable _ = ProcessEnvironment.Set("PAPERSPACE_API_KEY", value);
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => "typed-key");
        using Shell __ = shell;

        PSObject connection = Assert.Single(shell.Succeed("Connect-Paperspace -BaseUri $base", ("base", _api.BaseUri)));

        Assert.Equal("Environment", connection.Get("KeySource")!.ToString());
        Assert.Contains($"Bearer {Shell.Key}\r\n", Assert.Single(_api.Requests), StringComparison.Ordinal);
        Assert.Empty(host.Questions);
    }

    [Fact]
    public void A_key_given_goes_before_the_environment()
    {
        using IDisposable _ = ProcessEnvironment.Set("PAPERSPACE_API_KEY", "key-of-the-environment");
        using var shell = new Shell();

        shell.Succeed("Connect-Paperspace $key -BaseUri $base", ("key", Shell.Key), ("base", _api.BaseUri));

        Assert.Contains($"Bearer {Shell.Key}\r\n", Assert.Single(_api.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_pipeline_does_not_use_the_environment()
    {
        using IDisposable _ = ProcessEnvironment.Set("PAPERSPACE_API_KEY", Shell.Key);
        using var shell = new Shell();

        Assert.Empty(shell.Succeed("@() | Connect-Paperspace -BaseUri $base; Get-PaperspaceConnection", ("base", _api.BaseUri)));

        Assert.Empty(_api.Requests);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("two words")]
    public void A_malformed_key_of_the_environment_is_refused_and_not_skipped(string value)
    {
        using IDisposable _ = ProcessEnvironment.Set("PAPERSPACE_API_KEY", value);
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => Shell.Key);
        using Shell __ = shell;

        shell.Fail("Connect-Paperspace -BaseUri $base", ("base", _api.BaseUri))
            .IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument);

        Assert.Empty(host.Questions);
        Assert.Equal(0, _api.ConnectionCount);
    }

    [Fact]
    public void A_person_at_an_interactive_host_is_asked_masked()
    {
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => Shell.Key);
        using Shell _ = shell;

        PSObject connection = Assert.Single(shell.Succeed("Connect-Paperspace -BaseUri $base", ("base", _api.BaseUri)));

        Assert.Equal("Prompt", connection.Get("KeySource")!.ToString());
        Assert.Equal(
            "API keys are made in the Paperspace console (Team settings, API keys). Ctrl+C leaves.Paperspace API key: ",
            Assert.Single(host.Questions));
        Assert.Contains($"Bearer {Shell.Key}\r\n", Assert.Single(_api.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two words")]
    public void What_was_typed_and_is_no_key_nobody_looks_for_in_a_file(string typed)
    {
        (Shell shell, ScriptedHost _) = ScriptedHost.OpenShell(() => typed);
        using Shell __ = shell;

        ErrorRecord error = shell.Fail("Connect-Paperspace -BaseUri $base", ("base", _api.BaseUri));

        Assert.Contains(
            "Connect-Paperspace", error.IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("file", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, _api.ConnectionCount);
    }

    [Fact]
    public void An_input_that_ends_is_nobody_to_ask()
    {
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => null);
        using Shell _ = shell;

        IsNotConnected(shell);

        Assert.Single(host.Questions);
    }

    [Fact]
    public void A_host_that_throws_when_asked_is_nobody_to_ask()
    {
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => throw new HostException("The window is closed."));
        using Shell _ = shell;

        IsNotConnected(shell);

        Assert.Single(host.Questions);
    }

    [Fact]
    public void A_host_without_an_interactive_session_is_never_asked()
    {
        using var shell = new Shell();

        IsNotConnected(shell);
    }

    [Fact]
    public void A_host_that_cannot_name_its_runspace_is_never_asked()
    {
        var host = new ScriptedHost(() => Shell.Key);
        using var shell = new Shell(host);

        IsNotConnected(shell);

        Assert.Empty(host.Questions);
    }

    [Fact]
    public void The_host_of_a_job_is_never_asked_for_the_job_would_be_blocked()
    {
        var host = new ScriptedHost(() => Shell.Key) { NameOfHost = "ServerRemoteHost" };
        using var shell = new Shell(host);
        host.Interactive = () => shell.Engine.Runspace;

        IsNotConnected(shell);

        Assert.Empty(host.Questions);
    }

    [Fact]
    public void A_background_runspace_of_an_interactive_host_is_never_asked()
    {
        (Shell foreground, ScriptedHost host) = ScriptedHost.OpenShell(() => Shell.Key);
        using Shell _ = foreground;
        using var background = new Shell(host);
        host.Interactive = () => foreground.Engine.Runspace;

        IsNotConnected(background);

        Assert.Empty(host.Questions);
    }

    [Fact]
    public void A_parallel_runspace_of_an_interactive_host_is_never_asked()
    {
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => Shell.Key);
        using Shell _ = shell;

        IReadOnlyList<PSObject> output = shell.Succeed(
            """
            $module = (Get-Module Paperspace).Path
            1 | ForEach-Object -Parallel {
                Import-Module $using:module
                try { Connect-Paperspace -BaseUri $using:base } catch { $_.FullyQualifiedErrorId }
            }
            """,
            ("base", _api.BaseUri));

        Assert.StartsWith("NotConnected,", Assert.Single(output).ToString(), StringComparison.Ordinal);
        Assert.Empty(host.Questions);
    }

    private void IsNotConnected(Shell shell)
    {
        ErrorRecord error = shell.Fail("Connect-Paperspace -BaseUri $base", ("base", _api.BaseUri));

        Exception exception = error.IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        Assert.Contains("Set $env:PAPERSPACE_API_KEY.", exception.Message, StringComparison.Ordinal);
        Assert.All(
            ["-ApiKey", "pipeline", "$env:PAPERSPACE_API_KEY", "-Team", "prompt"],
            way => Assert.Contains(way, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.Equal(0, _api.ConnectionCount);
    }
}
