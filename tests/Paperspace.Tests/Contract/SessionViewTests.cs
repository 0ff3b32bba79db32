using System.Text.RegularExpressions;
using Paperspace.Tests.Contract.Documents;

namespace Paperspace.Tests.Contract;

/// <summary>What a person sees of a session's objects, themselves and deserialised.</summary>
public sealed partial class SessionViewTests : IDisposable
{
    private const string Deserialized = SessionApi.DeserializedSession;

    private readonly SessionApi _api = new();

    public static MatrixTheoryData<string, int> SessionsAndWidths => new(["Get-PaperspaceSession", Deserialized], [80, 120]);

    /// <summary>Where text of the server's is shown, and how often if each text of the document is the same.</summary>
    public static MatrixTheoryData<string, (string Member, int Count), int> TextsAndWidths => new(
        ["Get-PaperspaceSession", Deserialized],
        [
            ("$s", 8),
            ("$s.Team", 2),
            ("$s.User", 8),
            ("$s.User.Metadata", 5),
            ("$s.User.Preferences", 3),
            ("$s.TeamMemberships[0]", 3),
            ("$s.TeamMemberships[0].Team", 3),
        ],
        [80, 120]);

    /// <summary>As JSON escapes: C0 with line breaks and tab, DEL, C1, and the bidirectional ones, each range's ends.</summary>
    public static TheoryData<int> Unprintable =>
    [
        0x00, 0x01, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F,
        0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ];

    public void Dispose() => _api.Dispose();

    [Theory]
    [MemberData(nameof(SessionsAndWidths))]
    public void The_table_of_memberships_marks_the_current_team(string session, int width)
    {
        string[] lines = Lines($"({session}).TeamMemberships", width);
        Assert.Equal(4, lines.Length);
        Assert.Matches("^IsCurrent +Name +Namespace +Role +Id *$", lines[0]);
        Assert.Matches("^False +Ada Lovelace +ada +Owner +te1a7d3xc *$", lines[2]);
        Assert.Matches("^True +Acme Research +acme-research +Admin +te8k2w5qn *$", lines[3]);
    }

    [Theory]
    [MemberData(nameof(SessionsAndWidths))]
    public void A_session_shows_who_and_where_one_is(string session, int width)
    {
        string[] lines = Lines(session, width);
        Assert.Equal(
            [
                "Team.Namespace : acme-research",
                "Team.Id : te8k2w5qn",
                "Team.MaxMachines : 12.5",
                "User.Email : ada@acme-research.example",
                "User.FirstName : Ada",
                "User.LastName : Lovelace",
                "User.Id : uq7d2mx4k",
                "TeamMemberships : 2: ada, acme-research",
            ],
            lines.Select(line => Spaces().Replace(line.Trim(), " ")));
    }

    [Theory]
    [MemberData(nameof(SessionsAndWidths))]
    public void Dates_are_shown_in_UTC(string session, int width)
    {
        string[] user = Lines($"({session}).User", width);
        Assert.Contains(user, line => Regex.IsMatch(line, "^DtCreated +: 2019-08-24 14:15:22Z *$"));
        Assert.Contains(user, line => Regex.IsMatch(line, "^DtConfirmed +: 2019-08-24 14:20:51Z *$"));
        string[] teams = Lines($"({session}).TeamMemberships.Team", width);
        Assert.Contains(" 2019-08-24 14:15:22Z ", teams[2], StringComparison.Ordinal);
        Assert.Contains(" 2020-02-03 08:00:00Z ", teams[3], StringComparison.Ordinal);
    }

    /// <summary>The largest integer that every JSON library holds.</summary>
    [Theory]
    [MemberData(nameof(SessionsAndWidths))]
    public void Large_numbers_of_a_team_are_whole(string session, int width)
    {
        _api.Answer(GoldenSession.Json.Replace("48213", "9007199254740991", StringComparison.Ordinal)
            .Replace("12.5", "-900719925474099", StringComparison.Ordinal));
        string[] lines = Lines($"({session}).Team", width);
        Assert.Matches("^Id +Namespace +IsPrivate +MaxMachines +AnalyticsId *$", lines[0]);
        Assert.Matches("^te8k2w5qn +acme-research +False +-900719925474099 +9007199254740991 *$", lines[2]);
    }

    [Fact]
    public void A_user_without_names_and_teams_is_shown_without_them()
    {
        _api.Answer(Regex.Replace(GoldenSession.Json, "\"(Ada|Lovelace)\"", "null")
            .Replace("\"teamMemberships\": [", "\"teamMemberships\": [], \"later\": [", StringComparison.Ordinal));
        string[] lines = Lines("Get-PaperspaceSession", 80);
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^User\.FirstName +: *$"));
        Assert.Contains(lines, line => Regex.IsMatch(line, "^TeamMemberships +: 0$"));
        Assert.Contains(Lines("(Get-PaperspaceSession).User", 80), line => Regex.IsMatch(line, "^FirstName +: *$"));
    }

    [Theory]
    [MemberData(nameof(TextsAndWidths))]
    public void Text_that_could_steer_a_terminal_is_shown_harmless_and_kept(string session, (string Member, int Count) shown, int width)
    {
        Assert.All(Unprintable, row =>
        {
            // Each text of the document, the survey's questions and answers too, but not its dates.
            char unprintable = (char)row.Data;
            string document = Regex.Replace(GoldenSession.Json, @"(?<=: )""(?!2019|2020)[^""]*""|""[^""]*\?""", $"\"a\\u{row.Data:x4}b\"");
            _api.Answer(document);
            Assert.Single(_api.Shell.Succeed($"$s = {session}; $s")).IsWhole(document, session == Deserialized ? "Deserialized.Paperspace." : "Paperspace.");

            string text = _api.Shell.Engine.RunToText(shown.Member, width);
            Assert.Equal(shown.Count, Regex.Count(text, "a\uFFFDb"));
            Assert.DoesNotContain($"a{unprintable}b", text, StringComparison.Ordinal);
            Assert.All(Split(text), line => Assert.DoesNotContain(unprintable, line));
        });
    }

    private string[] Lines(string script, int width)
    {
        string[] lines = Split(_api.Shell.Engine.RunToText(script, width));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        return lines;
    }

    private static string[] Split(string text) => text.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !string.IsNullOrWhiteSpace(line)).ToArray();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
