using System.Collections;
using System.Management.Automation;
using Paperspace.Tests.Contract.Documents;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Contract;

public sealed class SessionObjectTests : IDisposable
{
    private readonly SessionApi _api = new();

    /// <summary>Every documented field of <see cref="GoldenSession"/>, as a script reaches it.</summary>
    public static TheoryData<string, object?> Fields => new()
    {
        { "$s.Team.AnalyticsId", 48213m },
        { "$s.Team.Id", "te8k2w5qn" },
        { "$s.Team.IsPrivate", false },
        { "$s.Team.MaxMachines", 12.5m },
        { "$s.Team.Namespace", "acme-research" },
        { "$s.User.AnalyticsId", 104729m },
        { "$s.User.DtConfirmed", new DateTime(2019, 8, 24, 14, 20, 51, 482, DateTimeKind.Utc) },
        { "$s.User.DtCreated", new DateTime(2019, 8, 24, 14, 15, 22, DateTimeKind.Utc) },
        { "$s.User.Email", "ada@acme-research.example" },
        { "$s.User.FirstName", "Ada" },
        { "$s.User.Id", "uq7d2mx4k" },
        { "$s.User.IsPasswordAuthEnabled", true },
        { "$s.User.IsPhoneVerified", false },
        { "$s.User.IsQrCodeBasedMfaConfirmed", false },
        { "$s.User.IsQrCodeBasedMfaEnabled", true },
        { "$s.User.LastName", "Lovelace" },
        { "$s.User.Metadata.CoreSurvey.Count", 1 },
        { "$s.User.Metadata.CoreSurvey['How large is your team?']", "11-50" },
        { "$s.User.Metadata.GradientSurvey.Count", 2 },
        { "$s.User.Metadata.GradientSurvey.'Which framework?'", "PyTorch" },
        { "$s.User.Metadata.GradientSurvey['Since when?']", "2018" },
        { "$s.User.Metadata.GraphcoreTermsAccepted", true },
        { "$s.User.Metadata.Tags", "beta,research" },
        { "$s.User.Preferences.DefaultProduct", "core" },
        { "$s.User.Preferences.DefaultTeamId", "te8k2w5qn" },
        { "$s.User.Preferences.DisableHotkeys", false },
        { "$s.User.Preferences.FontSize", 13.5m },
        { "$s.User.Preferences.Theme", "dark" },
        { "$s.User.TeamMemberships.Count", 2 },
        { "$s.User.TeamMemberships[0].IsAdmin", true },
        { "$s.User.TeamMemberships[1].IsOwner", false },
        { "$s.User.TeamMemberships[0].Team.DtCreated", new DateTime(2019, 8, 24, 14, 15, 22, 107, DateTimeKind.Utc) },
        { "$s.User.TeamMemberships[1].Team.DtCreated", new DateTime(2020, 2, 3, 8, 0, 0, DateTimeKind.Utc) },
        { "$s.User.TeamMemberships[0].Team.Id", "te1a7d3xc" },
        { "$s.User.TeamMemberships[0].Team.IsUserTeam", true },
        { "$s.User.TeamMemberships[0].Team.Name", "Ada Lovelace" },
        { "$s.User.TeamMemberships[0].Team.Namespace", "ada" },
        { "$s.User.TeamMemberships[0].Team.PublicProfileImageUrl", "https://images.example/ada.png" },
        { "$s.User.TeamMemberships[1].Team.PublicProfileImageUrl", null },
        { "$s.TeamMemberships[0].Name", "Ada Lovelace" },
        { "$s.TeamMemberships[0].Namespace", "ada" },
        { "$s.TeamMemberships[0].Id", "te1a7d3xc" },
        { "$s.TeamMemberships[0].IsCurrent", false },
        { "$s.TeamMemberships[1].IsCurrent", true },

        // In the API's own casing, and in none.
        { "$s.user.teamMemberships[0].team.name", "Ada Lovelace" },
        { "$s.USER.METADATA.TAGS", "beta,research" },
    };

    /// <summary>Numbers of fields that the contract does not have.</summary>
    public static TheoryData<string, object> Numbers => new()
    {
        { "0", 0L },
        { "-0", 0L },
        { "9007199254740993", 9_007_199_254_740_993L },
        { "9223372036854775807", long.MaxValue },
        { "9223372036854775808", 9_223_372_036_854_775_808m },
        { "0.1", 0.1m },
        { "1.0", 1m },
        { "1e2", 100m },
        { "1234567890123456789012345678", 1_234_567_890_123_456_789_012_345_678m },
        { "1e300", 1e300 },
        { "1e-40", 1e-40 },
        { "1e400", "1e400" },
        { "-1E400", "-1E400" },
        { "123456789012345678901234567890.5", "123456789012345678901234567890.5" },
    };

    public void Dispose() => _api.Dispose();

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_of_the_contract_has_its_name_and_type(string member, object? value)
    {
        PSObject? actual = Assert.Single(_api.Shell.Succeed($"$s = Get-PaperspaceSession; , ({member})"));
        Assert.Equal(value, actual?.BaseObject);
        if (value is DateTime)
        {
            Assert.Equal(DateTimeKind.Utc, ((DateTime)actual!.BaseObject).Kind);
        }
    }

    [Fact]
    public void The_golden_document_keeps_to_the_contract_and_has_all_of_it()
    {
        ContractSchema.Session.AssertValid(GoldenSession.Json);
        Assert.Single(_api.Shell.Succeed("Get-PaperspaceSession")).IsWhole(GoldenSession.Json);
    }

    [Theory]
    [InlineData("\"theme\": \"dark\"", "\"theme\": \"sepia\"", "$s.User.Preferences.Theme", "sepia")]
    [InlineData("\"theme\": \"dark\"", "\"theme\": null", "$s.User.Preferences.Theme", null)]
    [InlineData("\"theme\": \"dark\"", "\"Theme\": \"dark\"", "$s.User.Preferences.Theme", null)]
    [InlineData("\"fontSize\": 13.5,", "", "$s.User.Preferences.FontSize", null)]
    [InlineData("\"disableHotkeys\": false,", "", "$s.User.Preferences.DisableHotkeys", null)]
    [InlineData("\"disableHotkeys\": false,", "\"disableHotkeys\": null,", "$s.User.Preferences.DisableHotkeys", null)]
    [InlineData("\"graphcoreTermsAccepted\": true,", "", "$s.User.Metadata.GraphcoreTermsAccepted", false)]
    [InlineData("\"dtConfirmed\": \"2019-08-24T16:20:51.482+02:00\"", "\"dtConfirmed\": null", "$s.User.DtConfirmed", null)]
    [InlineData("\"firstName\": \"Ada\"", "\"firstName\": null", "$s.User.FirstName", null)]
    [InlineData("{ \"How large is your team?\": \"11-50\" }", "null", "$s.User.Metadata.CoreSurvey", null)]
    [InlineData("{ \"How large is your team?\": \"11-50\" }", "{}", "$s.User.Metadata.CoreSurvey.Count", 0)]
    [InlineData("\"firstName\": \"Ada\"", "\"firstName\": \"\"", "$s.User.FirstName", "")]

    // The last one of a name that comes twice counts.
    [InlineData("\"firstName\": \"Ada\"", "\"firstName\": \"Grace\", \"firstName\": null, \"firstName\": \"Ada\"", "$s.User.FirstName", "Ada")]
    [InlineData("\"firstName\": \"Ada\"", "\"firstName\": \"Ada\", \"x\": 1, \"x\": 2", "$s.User.AdditionalProperties['x']", 2L)]
    public void A_field_is_what_the_answer_says(string golden, string changed, string member, object? value)
    {
        _api.Answer(GoldenSession.With(golden, changed));
        Assert.Equal(value, Assert.Single(_api.Shell.Succeed($"$s = Get-PaperspaceSession; , ({member})"))?.BaseObject);
    }

    [Theory]
    [InlineData("\"preferences\": null, \"x\":")]
    [InlineData("\"x\":")]
    public void Preferences_may_be_null_or_absent(string instead)
    {
        _api.Answer(GoldenSession.With("\"preferences\":", instead));
        Assert.Null(Assert.Single(_api.Shell.Succeed("Get-PaperspaceSession")).Get("User")!.Get("Preferences"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_of_a_later_field_is_kept_without_loss(string written, object value)
    {
        _api.Answer(GoldenSession.With("\"firstName\"", $"\"later\": {written}, \"firstName\""));
        PSObject actual = Assert.Single(_api.Shell.Succeed("(Get-PaperspaceSession).User.AdditionalProperties['later']"));
        Assert.Equal(value, actual.BaseObject);
        Assert.IsType(value.GetType(), actual.BaseObject);
    }

    [Theory]
    [InlineData("$s.Team", "\"analyticsId\": 48213")]
    [InlineData("$s", "\"team\": {\n    \"analyticsId\"")]
    [InlineData("$s.User", "\"analyticsId\": 104729")]
    [InlineData("$s.User.Metadata", "\"coreSurvey\"")]
    [InlineData("$s.User.Preferences", "\"defaultProduct\"")]
    [InlineData("$s.TeamMemberships[0]", "\"isAdmin\"")]
    [InlineData("$s.TeamMemberships[0].Team", "\"dtCreated\": \"2019-08-24T14:15:22.107Z\"")]
    public void A_later_field_is_kept_in_any_object(string member, string first)
    {
        Assert.Null(Assert.Single(_api.Shell.Succeed($"$s = Get-PaperspaceSession; , {member}.AdditionalProperties")));
        _api.Answer(GoldenSession.With(first, "\"Later\": { \"list\": [null, true, \"text\", { \"ID\": 1, \"id\": 2 }] }, \"ID\": 3, " + first));
        IDictionary<string, object?> kept = AdditionalProperties(member);
        Assert.Equal(["ID", "Later"], kept.Keys.Order());
        Assert.Equal(3L, kept["ID"]);
        var list = Assert.IsType<object?[]>(Assert.IsAssignableFrom<IDictionary>(kept["Later"])["list"]);
        Assert.Equal(new object?[] { null, true, "text" }, list[..3]);
        Assert.Equal(new Dictionary<string, object?> { ["ID"] = 1L, ["id"] = 2L }, list[3]);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\"a\": 1,", "{\"a\":1}")]
    [InlineData("\"a\": { \"b\": { \"c\": [1.50, -2e300, [], {}] } },", "{\"a\":{\"b\":{\"c\":[1.50,-2E+300,[],{}]}}}")]
    [InlineData("\"ID\": true, \"id\": null, \"list\": [false, null, \"x\"],", "{\"ID\":true,\"id\":null,\"list\":[false,null,\"x\"]}")]
    [InlineData("\"a; b\": \"c = \\\"d\\\", \u00e4 <'&+>\\r\\n\",", "{\"a; b\":\"c = \\\"d\\\", \u00e4 <'&+>\\r\\n\"}")]
    [InlineData("\"large\": 1e400,", "{\"large\":\"1e400\"}")]
    public void Later_fields_as_text_are_compact_JSON(string later, string text)
    {
        _api.Answer(GoldenSession.With("\"isAdmin\"", later + "\"isAdmin\""));
        PSObject actual = Assert.Single(_api.Shell.Succeed("\"$((Get-PaperspaceTeamMembership)[0].AdditionalProperties)\""));
        Assert.Equal(text, actual.BaseObject);
    }

    [Fact]
    public void A_session_with_later_fields_named_as_an_errors_is_a_session()
    {
        _api.Answer("{\"code\": \"UNAUTHORIZED\", \"message\": \"hello\"," + GoldenSession.Json[1..]);
        Assert.Equal("UNAUTHORIZED", AdditionalProperties("$s")["code"]);
    }

    [Fact]
    public void Many_memberships_come_out_whole()
    {
        const int Count = 20_000;
        string membership = """{"isAdmin":false,"isOwner":false,"team":{"dtCreated":"2020-01-01T00:00:00Z","id":"te#","isUserTeam":false,"name":"n#","namespace":"ns#"}}""";
        string many = string.Join(',', Enumerable.Range(0, Count).Select(i => membership.Replace("#", $"{i}", StringComparison.Ordinal)));
        _api.Answer(GoldenSession.With("\"teamMemberships\": [", $"\"teamMemberships\": [{many},"));
        Assert.Equal(
            [.. Enumerable.Range(0, Count).Select(i => $"te{i}"), "te1a7d3xc", "te8k2w5qn"],
            _api.Shell.Succeed("(Get-PaperspaceTeamMembership).Id").Select(id => id.ToString()));
    }

    private IDictionary<string, object?> AdditionalProperties(string member) =>
        (IDictionary<string, object?>)Assert.Single(
            _api.Shell.Succeed($"$s = Get-PaperspaceSession; , {member}.AdditionalProperties")).BaseObject;
}
