using CsCheck;
using Paperspace.Tests.Contract.Documents;

namespace Paperspace.Tests.Contract;

/// <summary>Sessions that come through Clixml, as Export-Clixml, jobs and remoting send them.</summary>
public sealed class DeserializedSessionTests : IDisposable
{
    /// <summary>Clixml has no U+FFFE and U+FFFF: PowerShell cannot serialise any string with them.</summary>
    private static readonly Gen<ContractDocument> Serializable =
        ContractDocument.Of(ContractSchema.Session).Where(document => document.Text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0);

    private readonly SessionApi _api = new();

    public void Dispose() => _api.Dispose();

    [Fact]
    public void No_field_is_lost_at_any_depth() => Serializable.Sample(
        document =>
        {
            _api.Answer(document.Bytes);
            Assert.Single(_api.Shell.Succeed(SessionApi.DeserializedSession)).IsWhole(document.Text, "Deserialized.Paperspace.");
        },
        iter: 200,
        threads: 1,
        print: document => document.Text);

    [Fact]
    public void A_deserialised_session_gives_the_same_memberships() => Serializable.Sample(
        document =>
        {
            _api.Answer(document.Bytes);
            _api.Shell.Succeed($"{SessionApi.DeserializedSession} | Get-PaperspaceTeamMembership").AreMembershipsOf(document.Text);
        },
        iter: 200,
        threads: 1,
        print: document => document.Text);

    /// <summary>A second journey: out of one job into another, say.</summary>
    [Fact]
    public void A_session_deserialised_twice_gives_the_same_memberships()
    {
        _api.Shell.Succeed(
            $"$serializer = [System.Management.Automation.PSSerializer]; $serializer::Deserialize($serializer::Serialize(({SessionApi.DeserializedSession}))) | Get-PaperspaceTeamMembership")
            .AreMembershipsOf(GoldenSession.Json);
    }

    /// <summary>PowerShell itself reads no more than 50 levels of Clixml.</summary>
    [Theory]
    [InlineData("\"team\"")]
    [InlineData("\"tags\"")]
    [InlineData("\"isUserTeam\"")]
    public void A_later_field_survives_though_it_is_40_levels_deep(string before)
    {
        string nested = string.Concat(Enumerable.Repeat("{\"a\":[", 20)) + "1.5" + string.Concat(Enumerable.Repeat("]}", 20));
        string document = GoldenSession.With(before, $"\"later\": {nested}, {before}");
        _api.Answer(document);
        Assert.Single(_api.Shell.Succeed(SessionApi.DeserializedSession)).IsWhole(document, "Deserialized.Paperspace.");
        _api.Shell.Succeed($"{SessionApi.DeserializedSession} | Get-PaperspaceTeamMembership").AreMembershipsOf(document);
    }
}
