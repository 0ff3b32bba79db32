using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

public sealed class DisconnectPaperspaceTests : IDisposable
{
    private readonly FakeApi _api = new(
        [.. new[] { "red", "green", "blue" }.Select(team => SessionAnswers.Of(SessionAnswers.In(team)))]);

    private readonly Shell _shell = new();

    /// <summary>Three connections; blue is the default.</summary>
    public DisconnectPaperspaceTests() => _shell.Succeed(
        "$red, $green, $blue = foreach ($key in 'key-r', 'key-g', 'key-b') { Connect-Paperspace $key -BaseUri $base }", ("base", _api.BaseUri));

    public void Dispose()
    {
        _shell.Dispose();
        _api.Dispose();
    }

    [Theory]
    [InlineData("Disconnect-Paperspace", "red green", false)]
    [InlineData("Disconnect-Paperspace; Disconnect-Paperspace", "red green", false)]
    [InlineData("Disconnect-Paperspace $red", "green blue", true)]
    [InlineData("Disconnect-Paperspace -Connection $red, $green", "blue", true)]
    [InlineData("Disconnect-Paperspace $blue", "red green", false)]
    [InlineData("Disconnect-Paperspace red", "green blue", true)]
    [InlineData("Disconnect-Paperspace RED, green", "blue", true)]
    [InlineData("Disconnect-Paperspace red, $blue", "green", false)]
    [InlineData("$red | Disconnect-Paperspace", "green blue", true)]
    [InlineData("$red, $green | Disconnect-Paperspace", "blue", true)]
    [InlineData("'red', 'green' | Disconnect-Paperspace", "blue", true)]
    [InlineData("Get-PaperspaceConnection *e* | Disconnect-Paperspace", "", false)]
    [InlineData("Disconnect-Paperspace -All", "", false)]
    [InlineData("Disconnect-Paperspace -All:$false", "red green", false)]
    [InlineData("Disconnect-Paperspace $red; Disconnect-Paperspace $red", "green blue", true)]
    public void It_forgets_the_default_the_given_or_all_and_no_other_becomes_the_default(string script, string left, bool defaultIsLeft)
    {
        Assert.Empty(_shell.Succeed(script));

        IReadOnlyList<PSObject> connections = _shell.Succeed("Get-PaperspaceConnection");
        Assert.Equal(left, string.Join(' ', connections.Select(connection => connection.Get("Team"))));
        Assert.Equal(defaultIsLeft, connections.Any(connection => (bool)connection.Get("IsDefault")!));
        Assert.All(connections, connection => Assert.True((bool)connection.Get("IsOpen")!));
        if (!defaultIsLeft)
        {
            _shell.Fail("Get-PaperspaceSession").IsDesigned("NotConnected", ErrorCategory.AuthenticationError);
        }

        Assert.Equal(3, _api.Requests.Count);
    }

    [Fact]
    public void A_connection_that_was_forgotten_says_so()
    {
        _shell.Succeed("Disconnect-Paperspace $red");

        Assert.Equal(
            ["False", "False", "red"],
            _shell.Succeed("$red.IsOpen; $red.IsDefault; $red.Team").Select(value => value.ToString()));
        _shell.Fail("Get-PaperspaceSession $red").IsDesigned("Disconnected", ErrorCategory.InvalidOperation);
        _shell.Fail("Get-PaperspaceSession red").IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);
    }

    [Theory]
    [InlineData("Disconnect-Paperspace")]
    [InlineData("Disconnect-Paperspace -All")]
    public void Where_there_is_none_it_is_silent(string script)
    {
        using var shell = new Shell();

        Assert.Empty(shell.Succeed(script));
    }

    [Fact]
    public void One_name_that_is_wrong_does_not_keep_the_others()
    {
        _shell.Fail("Disconnect-Paperspace red, yellow, green").IsDesigned("InvalidRequest", ErrorCategory.InvalidArgument);

        Assert.Equal("blue", Assert.Single(_shell.Succeed("Get-PaperspaceConnection")).Get("Team"));
    }
}
