using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.StoredKeys;

/// <summary>Which of the teams that <c>pspace</c> has keys for an error names.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class StoredTeamNamesTests : IDisposable
{
    private const string FirstStep = "Run 'pspace login' for that team, or give its key with -ApiKey.";

    private readonly PspaceHome _home = new();
    private readonly Shell _shell = new();

    public void Dispose()
    {
        _shell.Dispose();
        _home.Dispose();
    }

    [Theory]
    [InlineData("initech = 5", "")]
    [InlineData("initech.key = 'sandbox-secret-key'", "")]
    [InlineData("globex = ''", "")]
    [InlineData("initech = 5\nglobex = 'sandbox-secret-key'", " pspace has keys for: globex (")]
    public void Teams_are_named_that_have_a_key_and_no_others(string keys, string named) => AssertNamed(keys, named);

    [Fact]
    public void Where_many_teams_have_keys_the_error_says_how_many_it_does_not_name() =>
        AssertNamed(
            string.Join('\n', Enumerable.Range(10, 13).Select(number => $"team-{number} = 'key-{number}'")),
            " pspace has keys for: team-10, team-11, team-12, team-13, team-14, team-15, team-16, team-17, team-18, team-19 and 3 more (");

    /// <summary>As in a file that was written by hand, the wrong way round.</summary>
    [Theory]
    [InlineData("sandbox-secret-key = 'sandbox-secret-key'")]
    [InlineData("sandbox-secret-key = ''")]
    [InlineData("'sandbox-secret-key' = 5")]
    public void A_key_where_a_team_is_due_is_not_shown(string keys) => AssertNamed(keys, "");

    private void AssertNamed(string keys, string named)
    {
        _home.WithKeys("[keys]\n" + keys);

        string message = _shell.Fail("Connect-Paperspace -Team hooli")
            .IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound).Message;

        Assert.StartsWith("has no key for the team 'hooli'." + named, message[message.IndexOf("has no key", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(named.Length > 0, message.Contains("pspace has keys", StringComparison.Ordinal));
        Assert.Equal(named.Length == 0, message.EndsWith(FirstStep, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_there_is_no_file_the_error_says_the_first_step()
    {
        string message = _shell.Fail("Connect-Paperspace -Team hooli")
            .IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound).Message;

        Assert.EndsWith(FirstStep, message, StringComparison.Ordinal);
    }
}
