using System.Globalization;
using System.Management.Automation;

namespace Paperspace.Tests.Rest;

/// <summary>What <c>-Body</c> is on the wire.</summary>
public sealed class BodyTests(RestFixture rest) : IClassFixture<RestFixture>
{
    private const string Helpers = """
        filter Add-Note { $_.PSObject.Properties.Add([psnoteproperty]::new('PSPath', 'C:\secret')); $_ }
        function New-Dictionary($Key, $Value) {
            $dictionary = [System.Collections.Generic.Dictionary[string,object]]::new(); $dictionary[$Key] = $Value; $dictionary
        }
        function New-Lines { 'x', 'y' | ForEach-Object { $_.PSObject.Properties.Add([psnoteproperty]::new('ReadCount', 1)); $_ } }
        class Size { [int] $Width; [string] $Name }
        function Get-Deep([int] $Levels) { $x = 'leaf'; for ($i = 0; $i -lt $Levels; $i++) { $x = @{ n = $x } }; $x }
        """;

    public static TheoryData<string, string> Bodies => new()
    {
        { "@{ name = 'x' }", """{"name":"x"}""" },
        { "[ordered]@{ b = 1; a = 2 }", """{"b":1,"a":2}""" },
        { "[pscustomobject]@{ b = 1; a = 'x' }", """{"b":1,"a":"x"}""" },
        { "@{}", "{}" },
        { "[pscustomobject]@{}", "{}" },
        { "(New-Dictionary a 1)", """{"a":1}""" },
        { "$($list = [System.Collections.Generic.SortedList[string,int]]::new(); $list.Add('a', 1); $list)", """{"a":1}""" },
        { "@{ a = New-Dictionary b 2 }", """{"a":{"b":2}}""" },
        { "@{ 1 = 'x' }", """{"1":"x"}""" },

        // A string is JSON already.
        { "'{\"a\":1}'", """{"a":1}""" },
        { "\" {`n `\"a`\" : [ 1.50 ] } \"", " {\n \"a\" : [ 1.50 ] } " },
        { "'[1,2]'", "[1,2]" },
        { "'\"x\"'", "\"x\"" },
        { "'null'", "null" },
        { "'{\"a\":\"🚀\"}'", "{\"a\":\"🚀\"}" },
        { "('{\"a\":1}' | Add-Note)", """{"a":1}""" },

        // Arrays stay arrays, whatever their length.
        { "@(1, 2)", "[1,2]" },
        { "@(, 1)", "[1]" },
        { "@()", "[]" },
        { "@{ a = @() }", """{"a":[]}""" },
        { "@{ a = @('x') }", """{"a":["x"]}""" },
        { "@{ a = , @(1) }", """{"a":[[1]]}""" },
        { "@{ a = @($null) }", """{"a":[null]}""" },
        { "@{ a = [System.Collections.ArrayList]@(1, 'b') }", """{"a":[1,"b"]}""" },
        { "@{ a = [System.Collections.Generic.HashSet[string]]@('x') }", """{"a":["x"]}""" },
        { "@{ a = [byte[]](1, 255) }", """{"a":[1,255]}""" },
        { "@{ a = 1..3 | ForEach-Object { $_ } }", """{"a":[1,2,3]}""" },
        { "@{ a = @{ b = @(@{ c = $null }) } }", """{"a":{"b":[{"c":null}]}}""" },

        // Values.
        { "@{ a = $null }", """{"a":null}""" },
        { "@{ a = & {} }", """{"a":null}""" },
        { "@{ a = @(1, (& {})) }", """{"a":[1,null]}""" },
        { "@{ a = [System.DBNull]::Value }", """{"a":null}""" },
        { "@{ a = $true; }", """{"a":true}""" },
        { "@{ a = [switch]$false }", """{"a":false}""" },
        { "@{ a = 5 }", """{"a":5}""" },
        { "@{ a = 9223372036854775807 }", """{"a":9223372036854775807}""" },
        { "@{ a = [uint64]::MaxValue }", """{"a":18446744073709551615}""" },
        { "@{ a = [bigint]::Parse('123456789012345678901234567890') }", """{"a":123456789012345678901234567890}""" },
        { "@{ a = 1.50d }", """{"a":1.50}""" },
        { "@{ a = 0.1 }", """{"a":0.1}""" },
        { "@{ a = [float]0.1 }", """{"a":0.1}""" },
        { "@{ a = 1e300 }", """{"a":1E+300}""" },
        { "@{ a = [byte]7 }", """{"a":7}""" },
        { "@{ a = [DayOfWeek]::Friday }", """{"a":"Friday"}""" },
        { "@{ a = [char]'x' }", """{"a":"x"}""" },
        { "@{ a = [guid]'0f8fad5b-d9cb-469f-a165-70867728950e' }", """{"a":"0f8fad5b-d9cb-469f-a165-70867728950e"}""" },
        { "@{ a = [uri]'https://a.example/b' }", """{"a":"https://a.example/b"}""" },
        { "@{ a = [datetime]::new(2024, 2, 29, 12, 30, 5, [DateTimeKind]::Utc) }", """{"a":"2024-02-29T12:30:05Z"}""" },
        { "@{ a = [datetimeoffset]::new(2024, 2, 29, 12, 30, 5, [timespan]::FromHours(2)) }", """{"a":"2024-02-29T10:30:05Z"}""" },
        { "@{ a = '2024-02-29' }", """{"a":"2024-02-29"}""" },
        { "@{ a = '' }", """{"a":""}""" },
        { "5", "5" },
        { "$true", "true" },

        // What PowerShell adds to a value stays behind.
        { "@{ a = 'x' | Add-Note }", """{"a":"x"}""" },
        { "@{ a = 5 | Add-Note }", """{"a":5}""" },
        { "@{ a = @('x' | Add-Note) }", """{"a":["x"]}""" },
        { "@{ a = @{ b = 1 } | Add-Note }", """{"a":{"b":1}}""" },
        { "@{ a = [psobject]::AsPSObject(@(1, 2)) }", """{"a":[1,2]}""" },
        { "@{ a = [datetime]::new(2024, 2, 29, 12, 30, 5, [DateTimeKind]::Utc) | Add-Note }", """{"a":"2024-02-29T12:30:05Z"}""" },

        // JSON already, in other forms.
        { "[Text.Encoding]::UTF8.GetBytes('{\"a\":\"ü\"}')", """{"a":"ü"}""" },
        { "([byte[]](0xEF, 0xBB, 0xBF) + [Text.Encoding]::UTF8.GetBytes('[1]'))", "[1]" },
        { "@([Text.Encoding]::UTF8.GetBytes('[1]') | ForEach-Object { $_ })", "[1]" },
        { "[System.Collections.Generic.List[byte]][Text.Encoding]::UTF8.GetBytes('[1]')", "[1]" },
        { "[System.Text.StringBuilder]::new('{\"a\":1}')", """{"a":1}""" },
        { "@{ a = [System.Text.StringBuilder]::new('x') }", """{"a":"x"}""" },
        { "@{ a = [DateOnly]::new(2024, 1, 2) }", """{"a":"2024-01-02"}""" },
        { "@(1, $null, 2)", "[1,null,2]" },
        { "@{ a = [string[]](New-Lines) }", """{"a":["x","y"]}""" },
        { "@{ a = (@{ b = 1 }).Keys }", """{"a":["b"]}""" },
        { "[Linq.Enumerable]::Range(1, 2)", "[1,2]" },
        { "[Size]@{ Width = 1; Name = 'x' }", """{"Width":1,"Name":"x"}""" },
        { "@{ a = @([Size]@{ Width = 1; Name = 'x' }) }", """{"a":[{"Width":1,"Name":"x"}]}""" },
    };

    public static TheoryData<string, string> Refusals => new()
    {
        // Of .NET's other objects nothing is sure to be meant, at whatever depth.
        { "([semver]'1.2.3')", "SemanticVersion" },
        { "@{ a = [semver]'1.2.3' }", "SemanticVersion" },
        { "([mailaddress]'a@b.example')", "MailAddress" },
        { "@{ a = @([mailaddress]'a@b.example') }", "MailAddress" },
        { "([System.Net.NetworkInformation.PhysicalAddress]::None)", "PhysicalAddress" },
        { "@{ a = [ipaddress]'127.0.0.1' }", "sent: a value of the type IPAddress has no JSON" },
        { "@{ a = [timeonly]::new(1, 2) }", "TimeOnly" },
        { "@{ a = [System.Numerics.Complex]::One }", "Complex" },
        { "@{ a = [System.IO.MemoryStream]::new() }", "MemoryStream" },
        { "@{ a = [System.Collections.Specialized.NameValueCollection]::new() }", "NameValueCollection" },
        { "@{ a = [regex]::Matches('a', 'a') }", "MatchCollection" },
        { "(Get-PaperspaceConnection)", "Connection" },
        { "([System.Diagnostics.Process]::GetCurrentProcess())", "Process" },

        // What Get-Content reads without -Raw, and what programs print.
        { "(New-Lines)", "-Raw" },
        { "('{', '}')", "-join" },
        { "@{ script = New-Lines }", "text in lines ($.script)" },
        { "@{ a = @(@{ b = New-Lines }) }", "text in lines ($.a[0].b)" },

        { "$($twice = @{ 1 = 'a' }; $twice['1'] = 'b'; $twice)", "the name '1' twice" },
        { "$($twice = @{ 1 = 'a' }; $twice[[long]1] = 'b'; @{ a = $twice })", "the name '1' twice" },
        { "@{ ([timespan]'1:00') = 1 }", "sent: a key of the type TimeSpan cannot be a name" },
        { "[Text.Encoding]::UTF8.GetBytes('x')", "as bytes it must be JSON" },
        { "[byte[]](0x22, 0xFF, 0x22)", "UTF-8" },
        { "[System.Text.StringBuilder]::new('x')", "must be JSON" },
        { "('[' * 65 + ']' * 65)", "more than 64 levels" },
        { "('[' * 65)", "must be JSON" },

        { "''", "must be JSON" },

        // Neither a value of JSON nor an object of members.
        { "([int128]5)", "Int128" },
        { "@{ a = [half]1.5 }", "Half" },
        { "@{ a = [timespan]'1:00' }", "TimeSpan" },
        { "@{ a = [version]'1.2' }", "Version" },
        { "([xml]'<a>1</a>')", "Xml" },
        { "[System.Text.Json.JsonDocument]::Parse('{}')", "JsonDocument" },
        { "[System.Text.Json.JsonDocument]::Parse('{}').RootElement", "JsonElement" },
        { "[System.Text.Json.Nodes.JsonNode]::Parse('{}')", "JsonObject" },

        { "'   '", "must be JSON" },
        { "'name=x'", "must be JSON" },
        { "'{\"a\":1'", "must be JSON" },
        { "'{\"a\":1,}'", "must be JSON" },
        { "'{} {}'", "must be JSON" },
        { "'{\"a\":NaN}'", "must be JSON" },
        { "'// comment'", "must be JSON" },
        { "\"{`\"a`\":`\"$([char]0xD83D)`\"}\"", "not valid Unicode" },
        { "@{ a = [double]::NaN }", "JSON has no number NaN ($.a)" },
        { "@{ a = [double]::PositiveInfinity }", "JSON has no number" },
        { "@{ a = [float]::NegativeInfinity }", "JSON has no number" },
        { "@{ a = @(1, [float]::NaN) }", "($.a[1])" },
        { "@{ a = \"x$([char]0xD83D)\" }", "not valid Unicode ($.a)" },
        { "@{ \"x$([char]0xDE80)\" = 1 }", "not valid Unicode" },
        { "@{ a = [char]0xD83D }", "not valid Unicode" },
        { "$(Get-Deep 66)", "nested more than 64 levels" },
        { "$($a = @{}; $a.self = $a; $a)", "holds itself" },
        { "$($a = [System.Collections.ArrayList]@(); $null = $a.Add($a); @{ a = $a })", "holds itself" },
        { "$($a = [pscustomobject]@{ b = $null }; $a.b = $a; $a)", "holds itself" },
        { "@{ a = { 1 } }", "ScriptBlock" },
        { "@{ a = [string] }", "has no JSON" },
        { "@{ a = [securestring]::new() }", "SecureString" },
        { "@{ a = [pscredential]::new('u', [securestring]::new()) }", "has no JSON" },
        { "$($a = [pscustomobject]@{}; $a.PSObject.Properties.Add([psscriptproperty]::new('b', { throw 'no' })); @{ a = $a })", "$.a.b cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_sent_as_the_JSON_of_its_value(string body, string json)
    {
        ReceivedRequest request = rest.Send($"{Helpers}; Invoke-PaperspaceRestMethod things -Method POST -Body ({body})");
        Assert.Equal(json, request.Body);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_sent_whole_is_not_sent_at_all(string body, string fault) =>
        Assert.Contains(
            fault,
            rest.Refuse($"{Helpers}; Invoke-PaperspaceRestMethod things -Method POST -Body ({body})"),
            StringComparison.Ordinal);

    [Fact]
    public void Sixty_four_levels_are_sent()
    {
        string json = rest.Send($"{Helpers}; Invoke-PaperspaceRestMethod things -Method POST -Body (Get-Deep 64)").Body;
        Assert.Equal(64, json.Count(character => character == '{'));
        Assert.Contains("\"leaf\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_object_twice_is_no_cycle() =>
        Assert.Equal(
            """{"a":{"x":1},"b":{"x":1}}""",
            rest.Send("$same = @{ x = 1 }; Invoke-PaperspaceRestMethod things -Method POST -Body ([ordered]@{ a = $same; b = $same })").Body);

    [Fact]
    public void An_object_of_this_module_is_sent_with_the_names_of_the_API()
    {
        rest.Api.Answer(_ => Paperspace.Sandbox.Server.SampleAccounts.Default.SessionJson);
        rest.Shell.Succeed("$session = Get-PaperspaceSession");
        string json = rest.Send("Invoke-PaperspaceRestMethod things -Method POST -Body $session").Body;
        Assert.Contains("\"email\":\"ada@acme-research.example\"", json, StringComparison.Ordinal);
        Assert.Equal(
            ["team", "user"],
            System.Text.Json.JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_culture_of_the_shell_changes_no_number()
    {
        const string script = """
            $former = [System.Threading.Thread]::CurrentThread.CurrentCulture
            [System.Threading.Thread]::CurrentThread.CurrentCulture = $culture
            try { Invoke-PaperspaceRestMethod things -Method POST -Body ([ordered]@{ a = -1.5; b = -2.5d; c = [float]3.5; d = -4 }) }
            finally { [System.Threading.Thread]::CurrentThread.CurrentCulture = $former }
            """;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "\u2212";
        Assert.Equal("""{"a":-1.5,"b":-2.5,"c":3.5,"d":-4}""", rest.Send(script, ("culture", culture)).Body);
    }

    [Fact]
    public void A_null_body_is_refused_by_PowerShell_and_never_means_none()
    {
        rest.Api.Answer(_ => "{}");
        ErrorRecord error = rest.Shell.Fail("Invoke-PaperspaceRestMethod things -Method POST -Body $typo");
        Assert.StartsWith("ParameterArgumentValidationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(rest.Api.Requests);
    }
}
