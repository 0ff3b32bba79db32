using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

public sealed class GetPaperspaceConnectionTests : IDisposable
{
    private readonly FakeApi _api = new(
        [.. new[] { "red", "rose", "blue", "a[1]*", "a1x", "blue" }
            .Select((team, i) => SessionAnswers.Of(SessionAnswers.OfUser($"user{i}", team)))]);

    private readonly Shell _shell = new();

    public GetPaperspaceConnectionTests() =>
        _shell.Succeed("$all = 1..6 | % { \"key-$_\" } | Connect-Paperspace -BaseUri $base", ("base", _api.BaseUri));

    public void Dispose()
    {
        _shell.Dispose();
        _api.Dispose();
    }

    [Theory]
    [InlineData("", "red rose blue a[1]* a1x blue")]
    [InlineData("red", "red")]
    [InlineData("-Team RED", "red")]
    [InlineData("blue", "blue blue")]
    [InlineData("r*", "red rose")]
    [InlineData("r*, red, *e", "red rose blue blue")]
    [InlineData("blue, red", "red blue blue")]
    [InlineData("'a[1]*'", "a[1]*")]
    [InlineData("'a[1]?'", "a1x")]
    [InlineData("green*", "")]
    public void Connections_are_listed_oldest_first_by_namespace(string filter, string teams)
    {
        Assert.Equal(teams, string.Join(' ', _shell.Succeed($"Get-PaperspaceConnection {filter}").Select(connection => connection.Get("Team"))));
        Assert.Equal(6, _api.Requests.Count);
    }

    [Fact]
    public void They_are_the_objects_that_connecting_emitted() =>
        Assert.True((bool)Assert.Single(_shell.Succeed(
            "$listed = Get-PaperspaceConnection; @(0..5).Where{ -not [object]::ReferenceEquals($listed[$_], $all[$_]) }.Count -eq 0")).BaseObject);

    [Fact]
    public void A_namespace_without_wildcards_that_no_connection_has_is_not_found()
    {
        Exception exception = _shell.Fail("$got = Get-PaperspaceConnection red, green").IsDesigned("NotFound", ErrorCategory.ObjectNotFound);

        Assert.Contains("'green'", exception.Message, StringComparison.Ordinal);
        Assert.Equal("red", Assert.Single(_shell.Succeed("$got")).Get("Team"));
    }

    [Fact]
    public void Without_connections_there_is_nothing_and_no_error() =>
        Assert.Empty(_shell.Succeed("Disconnect-Paperspace -All; Get-PaperspaceConnection; Get-PaperspaceConnection *"));
}
