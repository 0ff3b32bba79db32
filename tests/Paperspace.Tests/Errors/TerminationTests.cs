using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Errors;

public sealed class TerminationTests
{
    [Fact]
    public void A_key_given_by_parameter_that_is_rejected_can_be_caught()
    {
        using var api = new FakeApi(SessionAnswers.NobodyLoggedIn);
        using var shell = new Shell();

        EngineResult result = shell.Run(
            "try { Connect-Paperspace $key -BaseUri $base; 'went on' } catch { 'caught'; $_ }",
            ("key", Shell.Key), ("base", api.BaseUri));

        Assert.Empty(result.AllErrors);
        Assert.Equal("caught", result.Output[0].BaseObject);
        var error = (ErrorRecord)result.Output[1].BaseObject;
        error.IsDesigned("ApiKeyRejected", ErrorCategory.AuthenticationError);
        Assert.Contains($"http://127.0.0.1:{api.Port} ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void A_rejected_key_of_the_pipeline_does_not_stop_the_others()
    {
        using var api = new FakeApi(SessionAnswers.Good, SessionAnswers.NobodyLoggedIn, SessionAnswers.Good);
        using var shell = new Shell();

        EngineResult result = shell.Run(
            "try { 'key-one', 'key-two', 'key-three' | Connect-Paperspace -BaseUri $base; 'went on' } catch { 'caught' }",
            ("base", api.BaseUri));

        ErrorRecord error = Assert.Single(result.AllErrors);
        error.IsDesigned("ApiKeyRejected", ErrorCategory.AuthenticationError);
        Assert.Contains("key 2 of the input", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["acme-research", "acme-research", "went on"], result.Output.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("Get-PaperspaceSession")]
    [InlineData("Get-PaperspaceTeamMembership")]
    public void The_other_cmdlets_go_on_and_one_failing_account_does_not_stop_the_rest(string cmdlet)
    {
        // Three connections are made; then the second account's session is gone.
        using var api = new FakeApi(
            SessionAnswers.GoodOf("one"), SessionAnswers.GoodOf("two"), SessionAnswers.GoodOf("three"),
            SessionAnswers.GoodOf("one"), SessionAnswers.NobodyLoggedIn, SessionAnswers.GoodOf("three"));
        using var shell = new Shell();
        shell.Succeed("$connections = 'one', 'two', 'three' | Connect-Paperspace -BaseUri $base", ("base", api.BaseUri));

        EngineResult result = shell.Run($"try {{ $null = $connections | {cmdlet} -OutVariable got; 'went on' }} catch {{ 'caught' }}; $got.Count");

        Exception exception = Assert.Single(result.AllErrors).IsDesigned("NotLoggedIn", ErrorCategory.AuthenticationError);
        Assert.Contains($"http://127.0.0.1:{api.Port} ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("went on", result.Output[0].BaseObject);
        Assert.Equal(cmdlet == "Get-PaperspaceSession" ? 2 : 6, result.Output[1].BaseObject);
    }

    [Theory]
    [InlineData("Get-PaperspaceSession")]
    [InlineData("Get-PaperspaceTeamMembership")]
    public void Without_a_connection_there_is_one_error_that_does_not_terminate(string cmdlet)
    {
        using var shell = new Shell();

        EngineResult result = shell.Run($"try {{ {cmdlet}; 'went on' }} catch {{ 'caught' }}");

        Assert.Single(result.AllErrors).IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        Assert.Equal("went on", Assert.Single(result.Output).BaseObject);
    }

    [Theory]
    [InlineData("Get-PaperspaceSession $connection")]
    [InlineData("Get-PaperspaceTeamMembership -Connection $connection")]
    public void A_connection_that_was_disconnected_says_so(string script)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        using var shell = Shell.ConnectedTo(api.BaseUri);

        ErrorRecord error = shell.Fail("$connection = Get-PaperspaceConnection; Disconnect-Paperspace; " + script);

        Exception exception = error.IsDesigned("Disconnected", ErrorCategory.InvalidOperation);
        Assert.Contains($"http://127.0.0.1:{api.Port} ", exception.Message, StringComparison.Ordinal);
        Assert.Single(api.Requests);
    }

    [Fact]
    public void An_error_can_be_silenced_and_collected_as_any_other()
    {
        using var shell = new Shell();

        EngineResult result = shell.Run("Get-PaperspaceSession -ErrorAction SilentlyContinue -ErrorVariable e; $e.Count; $e[0].FullyQualifiedErrorId");

        Assert.Empty(result.AllErrors);
        Assert.Equal(["1", "NotConnected,Paperspace.Commands.GetPaperspaceSessionCommand"], result.Output.Select(value => value.ToString()));
    }

    [Fact]
    public void A_typed_catch_gets_the_exception()
    {
        using var api = new FakeApi(FakeApi.Http(403, ""));
        using var shell = new Shell();

        Assert.Equal(403, Assert.Single(shell.Succeed(
            "try { Connect-Paperspace $key -BaseUri $base } catch [Paperspace.PaperspaceException] { $_.Exception.StatusCode }",
            ("key", Shell.Key), ("base", api.BaseUri))).BaseObject);
    }
}
