using System.Management.Automation;
using System.Text;
using CsCheck;
using Paperspace.Tests.Contract.Documents;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Contract;

public sealed class InvalidSessionTests : IDisposable
{
    /// <summary>Small, but with every field and one member in every list and survey.</summary>
    private static readonly ContractDocument Golden = new(JsonTexts.Parse(GoldenSession.Json), "", HasByteOrderMark: false);

    private readonly SessionApi _api = new();

    public static TheoryData<string> SessionCmdlets => ["Get-PaperspaceSession", "Get-PaperspaceTeamMembership"];

    /// <summary>Documents that are no JSON, and the place that the message names: the last one that could be read.</summary>
    public static TheoryData<string, string> NoJson => new()
    {
        { "nope", "$" },
        { "<html><body>Sign in</body></html>", "$" },
        { "NaN", "$" },
        { "undefined", "$" },
        { "'text'", "$" },
        { "{\"team\":NaN}", "$.team" },
        { "{\"team\":{\"maxMachines\":Infinity}}", "$.team.maxMachines" },
        { "{\"team\":{\"maxMachines\":01}}", "$.team.maxMachines" },
        { "{\"team\":{\"maxMachines\":+1}}", "$.team.maxMachines" },
        { "{\"team\":{\"maxMachines\":.5}}", "$.team.maxMachines" },
        { "{\"team\":{\"maxMachines\":5.}}", "$.team.maxMachines" },
        { "{\"team\":{\"maxMachines\":0x1F}}", "$.team.maxMachines" },
        { "{\"team\":{\"namespace\":'x'}}", "$.team.namespace" },
        { "{\"team\":{\"namespace\":\"\\x\"}}", "$.team.namespace" },
        { "{\"team\":{\"namespace\":\"line\nbreak\"}}", "$.team.namespace" },
        { "{\"user\":{\"later\":[1,2,]}}", "$.user.later[1]" },
        { "{team:{}}", "$" },
        { GoldenSession.Json + "x", "$" },
        { GoldenSession.Json + GoldenSession.Json, "$" },
        { GoldenSession.Json + ",", "$" },
        { GoldenSession.Json + "\0", "$" },
        { "/* comment */" + GoldenSession.Json, "$" },
        { GoldenSession.Json + "// comment", "$" },
        { GoldenSession.With("\"user\"", "/* comment */ \"user\""), "$.team" },
        { "\uFEFF\uFEFF" + GoldenSession.Json, "$" },
    };

    /// <summary>Bytes for a string's or a name's content that are no Unicode text.</summary>
    public static TheoryData<string> NoUnicode =>
    [
        "\\ud800", "\\udc00", "a\\uD83D", "\\uDE00\\uD83D", "\\ud83dx", "\\ud83d\\n",
        "\u00FF", "\u00C3", "\u0080", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00F4\u0090\u0080\u0080", "\u00F0\u009F\u0098",
    ];

    public void Dispose() => _api.Dispose();

    [Fact]
    public void Every_way_to_break_the_contract_at_one_place_is_an_invalid_response_that_names_the_place()
    {
        Violation[] violations = [.. Violation.AllOf(ContractSchema.Session, Golden.Root)];
        Assert.True(violations.Length > 500);
        Assert.All(violations, violation => AssertFound(Golden, violation));
    }

    [Fact]
    public void Any_document_broken_at_any_place_is_an_invalid_response_that_names_the_place()
    {
        ContractDocument.Of(ContractSchema.Session).SelectMany(document =>
            Gen.OneOf(Violation.AllOf(ContractSchema.Session, document.Root).ToArray()).Select(violation => (Document: document, Violation: violation))).Sample(
            broken => AssertFound(broken.Document, broken.Violation),
            iter: 300,
            threads: 1,
            print: broken => $"{broken.Violation.Place} = {broken.Violation.What}: {broken.Document.Text}");
    }

    [Fact]
    public void A_document_that_ends_early_is_an_invalid_response()
    {
        ContractDocument.Of(ContractSchema.Session).SelectMany(document =>
            Gen.Int[1, document.Bytes.AsSpan().LastIndexOf((byte)'}')].Select(length => document.Bytes[..length])).Sample(
            bytes => AssertInvalidResponse(bytes),
            iter: 200,
            threads: 1,
            print: Encoding.UTF8.GetString);
    }

    [Theory]
    [MemberData(nameof(NoJson))]
    public void What_is_no_JSON_is_an_invalid_response_that_names_the_place(string document, string place)
    {
        ErrorRecord error = AssertInvalidResponse(Encoding.UTF8.GetBytes(document));
        Assert.Contains("it is no JSON from line ", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains($" on ({place}).", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NoUnicode))]
    public void Text_that_is_no_Unicode_is_an_invalid_response_wherever_it_stands(string bytes)
    {
        (string From, string To, string Place)[] places =
        [
            ("\"Ada\"", $"\"{bytes}\"", "$.user.firstName"),
            ("\"2019-08-24T14:15:22Z\"", $"\"{bytes}\"", "$.user.dtCreated"),
            ("\"11-50\"", $"\"{bytes}\"", "$.user.metadata.coreSurvey['How large is your team?']"),
            ("\"firstName\"", $"\"later\": \"{bytes}\", \"firstName\"", "$.user.later"),
            ("\"firstName\"", $"\"later\": [0, {{ \"a\": \"{bytes}\" }}], \"firstName\"", "$.user.later[1].a"),

            // A name that cannot be read cannot be shown either: the place is the object that has it.
            ("\"firstName\"", $"\"{bytes}\": 1, \"firstName\"", "$.user: "),
            ("\"Which framework?\"", $"\"{bytes}\"", "$.user.metadata.gradientSurvey"),
            ("\"isAdmin\"", $"\"later\": {{ \"{bytes}\": null }}, \"isAdmin\"", "$.user.teamMemberships[0].later"),
        ];
        Assert.All(places, place =>
        {
            ErrorRecord error = AssertInvalidResponse(Encoding.Latin1.GetBytes(GoldenSession.With(place.From, place.To)));
            Assert.Contains(place.Place, error.Exception.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Another_encoding_than_UTF_8_is_an_invalid_response(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        AssertInvalidResponse([.. encoding.GetPreamble(), .. encoding.GetBytes(GoldenSession.Json)]);
        AssertInvalidResponse(encoding.GetBytes(GoldenSession.Json));
    }

    [Fact]
    public void A_document_nested_too_deep_is_an_invalid_response()
    {
        const int Depth = 10_000;
        string arrays = new string('[', Depth) + new string(']', Depth);
        string objects = string.Concat(Enumerable.Repeat("{\"a\":", Depth)) + "1" + new string('}', Depth);
        AssertInvalidResponse(Encoding.UTF8.GetBytes(arrays));
        AssertInvalidResponse(Encoding.UTF8.GetBytes(objects));
        foreach (string nested in (string[])[arrays, objects])
        {
            AssertInvalidResponse(Encoding.UTF8.GetBytes(GoldenSession.With("\"Ada\"", $"\"Ada\", \"later\": {nested}")));
        }
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("", 204)]
    [InlineData("", 202)]
    [InlineData("\uFEFF", 200)]
    [InlineData(" \r\n\t", 200)]
    public void An_empty_body_is_an_invalid_response(string body, int status)
    {
        _api.Answer(body, status);
        foreach (string cmdlet in SessionCmdlets)
        {
            _api.Shell.Fail(cmdlet).IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
        }

        _api.Shell.Fail("$key | Connect-Paperspace -BaseUri $base").IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
    }

    [Theory]
    [InlineData("null")]
    [InlineData(" null\n")]
    [InlineData("\uFEFFnull")]
    public void Null_means_that_nobody_is_logged_in(string body)
    {
        _api.Answer(body);
        foreach (string cmdlet in SessionCmdlets)
        {
            _api.Shell.Fail(cmdlet).IsDesigned("NotLoggedIn", ErrorCategory.AuthenticationError);
        }

        _api.Shell.Fail("$key | Connect-Paperspace -BaseUri $base").IsDesigned("ApiKeyRejected", ErrorCategory.AuthenticationError);
    }

    [Theory]
    [MemberData(nameof(SessionCmdlets))]
    public void Memberships_come_from_a_whole_session_or_not_at_all(string cmdlet)
    {
        _api.Answer(GoldenSession.With("\"isUserTeam\": false", "\"isUserTeam\": null"));
        Assert.Empty(_api.Shell.Run(cmdlet).Output);
    }

    private void AssertFound(ContractDocument document, Violation violation)
    {
        ContractDocument broken = document with { Root = violation.Break() };
        if (violation.IsOfSchema)
        {
            ContractSchema.Session.AssertInvalid(broken.Text);
        }

        ErrorRecord error = AssertInvalidResponse(broken.Bytes);
        string place = $" documents: {violation.Place}: {(violation.What == Violation.Missing ? "it is missing" : "")}";
        Assert.True(
            error.Exception.Message.Contains(place, StringComparison.Ordinal)
                && (violation.What == Violation.Missing || !error.Exception.Message.Contains($"{place}it is missing", StringComparison.Ordinal)),
            $"{violation.Place} = {violation.What} was told as: {error.Exception.Message}");
    }

    private ErrorRecord AssertInvalidResponse(byte[] body)
    {
        _api.Answer(body);
        ErrorRecord error = _api.Shell.Fail("Get-PaperspaceSession");
        error.IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
        return error;
    }
}
