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

    [Theory]
    [InlineData("$s.User.TeamMemberships = 5", "TeamMemberships")]
    [InlineData("$s.User.TeamMemberships = 'text'", "TeamMemberships")]
    [InlineData("$s.User.TeamMemberships = $null", "TeamMemberships")]
    [InlineData("$s.User.TeamMemberships = 5, 6", "IsAdmin")]
    [InlineData("$s.User.TeamMemberships = @(, $null)", "TeamMemberships")]
    [InlineData("$s.User.TeamMemberships[0].Team.DtCreated = 'once'", "DtCreated")]
    [InlineData("$s.User.Metadata.CoreSurvey = 5", "CoreSurvey")]
    [InlineData("$s.User.Metadata.CoreSurvey = @{ 1 = 'x' }", "CoreSurvey")]
    [InlineData("$s.User.AnalyticsId = 'many'", "AnalyticsId")]
    [InlineData("$s.Team = 5", "AnalyticsId")]
    [InlineData("$s.User = $null", "User")]
    public void What_is_not_what_it_was_is_named(string change, string property)
    {
        _api.Answer(GoldenSession.Json);
        foreach (string use in new[] { "$s | Get-PaperspaceTeamMembership", "Get-PaperspaceTeamMembership -Session $s" })
        {
            string message = _api.Shell.Fail($"$Error.Clear(); $s = {SessionApi.DeserializedSession}; {change}; {use}").ToString();
            Assert.Matches($"The (deserialised object has lost its property {property}\\.|property {property} of the deserialised object is not what it was\\.)", message);
        }
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
