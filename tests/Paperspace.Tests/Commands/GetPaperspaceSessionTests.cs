using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

public sealed class GetPaperspaceSessionTests : IDisposable
{
    private readonly FakeApi _api = new(SessionAnswers.Good);
    private readonly Shell _shell;

    public GetPaperspaceSessionTests() => _shell = Shell.ConnectedTo(_api.BaseUri);

    public void Dispose()
    {
        _shell.Dispose();
        _api.Dispose();
    }

    [Fact]
    public void It_is_one_GET_with_the_key_and_nothing_that_was_not_asked_for()
    {
        _shell.Succeed("Get-PaperspaceSession");

        string[] lines = _api.Requests[1].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, _api.Requests.Count);
        Assert.Equal("GET /v1/auth/session HTTP/1.1", lines[0]);
        Assert.Equal(
            ["Accept", "Accept-Encoding", "Authorization", "Host", "User-Agent"],
            lines.Skip(1).Select(line => line.Split(':')[0]).Order());
        Assert.Contains("Accept: application/json", lines);
        Assert.Contains($"Authorization: Bearer {Shell.Key}", lines);
        Assert.Contains($"Host: 127.0.0.1:{_api.Port}", lines);
        Assert.Contains(lines, line => line.StartsWith("User-Agent: Paperspace-PowerShell/", StringComparison.Ordinal));
    }

    [Fact]
    public void Connecting_makes_the_same_one_request() => Assert.Single(_api.Requests.Distinct());

    [Fact]
    public void It_emits_one_session()
    {
        PSObject session = Assert.Single(_shell.Succeed("Get-PaperspaceSession"));

        Assert.Equal("Paperspace.Session", session.BaseObject.GetType().FullName);
        Assert.Equal("acme-research", session.Get("Team")!.Get("Namespace"));
        Assert.Equal("ada@acme-research.example", session.Get("User")!.Get("Email"));
    }

    [Fact]
    public void Calls_one_after_the_other_share_one_TCP_connection()
    {
        _shell.Succeed("foreach ($i in 1..1000) { $null = Get-PaperspaceSession }");

        Assert.Equal(1001, _api.Requests.Count);
        Assert.Equal(1, _api.ConnectionCount);
    }

    [Fact]
    public void Every_request_and_every_answer_is_a_verbose_line_without_the_key()
    {
        IReadOnlyList<string> verbose = _shell.Run("Get-PaperspaceSession -Verbose").Verbose;

        Assert.Equal(2, verbose.Count);
        Assert.Equal($"GET {_api.BaseUri}/auth/session", verbose[0]);
        Assert.Matches(@"^Answered 200, [\d,]+ bytes, [\d,]+ ms$", verbose[1]);
    }

    [Theory]
    [InlineData("$VerbosePreference = 'Continue'; Get-PaperspaceSession", 2)]
    [InlineData("& { $VerbosePreference = 2; Get-PaperspaceSession }", 2)]
    [InlineData("function Get-Mine { [CmdletBinding()] param() Get-PaperspaceSession } Get-Mine -Verbose", 2)]
    [InlineData("Get-PaperspaceSession -Debug", 1)]
    [InlineData("$VerbosePreference = 'Continue'; Get-PaperspaceSession -Verbose:$false", 0)]
    [InlineData("Get-PaperspaceSession", 0)]
    public void Verbose_lines_come_wherever_PowerShell_asks_for_them(string script, int count) =>
        Assert.Equal(count, _shell.Run(script).Verbose.Count);
}
