using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Connections;

/// <summary>Which of several connections is the default, and what becomes of one whose account is signed in to again.</summary>
public sealed class SelectConnectionTests : IDisposable
{
    private readonly FakeApi _red = new(SessionAnswers.Of(SessionAnswers.In("red")));
    private readonly FakeApi _blue = new(SessionAnswers.Of(SessionAnswers.In("blue")));
    private readonly Shell _shell = new();

    public SelectConnectionTests() => _shell.Succeed(
        "$r = Connect-Paperspace $key -BaseUri $red; $b = Connect-Paperspace $key -BaseUri $blue",
        ("key", Shell.Key), ("red", _red.BaseUri), ("blue", _blue.BaseUri));

    public void Dispose()
    {
        _shell.Dispose();
        _red.Dispose();
        _blue.Dispose();
    }

    [Theory]
    [InlineData("Select-PaperspaceConnection red")]
    [InlineData("Select-PaperspaceConnection $r")]
    [InlineData("$r | Select-PaperspaceConnection")]
    [InlineData("try { Connect-Paperspace 'not a key' } catch { }; Select-PaperspaceConnection RED")]
    public void A_connection_or_its_namespace_becomes_the_default(string script)
    {
        Assert.Equal("red", _shell.Succeed(script)[^1].Get("Team"));
        Assert.Equal("red", Assert.Single(_shell.Succeed("(Get-PaperspaceSession).Team.Namespace")).ToString());
        Assert.Single(_shell.Succeed("(Get-PaperspaceConnection).Where{ $_.IsDefault }"));
    }

    [Theory]
    [InlineData("Select-PaperspaceConnection green", "InvalidRequest", ErrorCategory.InvalidArgument)]
    [InlineData("Disconnect-Paperspace $r; Select-PaperspaceConnection $r", "Disconnected", ErrorCategory.InvalidOperation)]
    public void What_cannot_be_the_default_changes_nothing(string script, string id, ErrorCategory category)
    {
        _shell.Fail(script).IsDesigned(id, category);

        Assert.Equal("blue", Assert.Single(_shell.Succeed("(Get-PaperspaceSession).Team.Namespace")).ToString());
    }

    [Theory]
    [InlineData("$red")]
    [InlineData("\"$red/\"")]
    [InlineData("([string]$red).Replace('http', 'HTTP')")]
    public void Signing_in_again_to_the_same_account_closes_the_earlier_connection(string address)
    {
        Assert.Equal(
            ["False", "2", "red"],
            _shell.Succeed($"$again = Connect-Paperspace other-key -BaseUri {address}; $r.IsOpen; @(Get-PaperspaceConnection).Count; (Get-PaperspaceSession -Connection red).Team.Namespace")
                .Select(line => line.ToString()));
    }

    [Fact]
    public void Connections_are_disconnected_by_a_list_of_names_as_well() =>
        Assert.Empty(_shell.Succeed("Disconnect-Paperspace ([System.Collections.Generic.List[string]]@('red', 'blue')); Get-PaperspaceConnection"));

    [Fact]
    public void A_bad_row_of_a_file_is_called_by_its_name_and_never_by_its_key()
    {
        ErrorRecord error = Assert.Single(_shell.Run(
            "[pscustomobject]@{ ApiKey = $key }, [pscustomobject]@{ Team = 'navy'; ApiKey = 'no key' } | Connect-Paperspace -BaseUri $red").Errors);

        Assert.EndsWith("(Team navy, key 2 of the input)", error.Exception.Message, StringComparison.Ordinal);
    }
}
