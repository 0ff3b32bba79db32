using System.Collections.Specialized;
using System.Globalization;

namespace Paperspace.Tests.Rest;

/// <summary>What <c>-Query</c> and a query inside <c>-Path</c> are on the wire.</summary>
public sealed class QueryTests(RestFixture rest) : IClassFixture<RestFixture>
{
    private static readonly DateTime Noon = new(2024, 2, 29, 12, 30, 5, 250, DateTimeKind.Utc);

    public static TheoryData<string, string> Scripts => new()
    {
        { "@{ limit = 5 }", "limit=5" },
        { "[ordered]@{ b = 1; a = 2 }", "b=1&a=2" },
        { "@{ name = 'x' }", "name=x" },
        { "@{ name = '' }", "name=" },
        { "@{ id = 'a', 'b', 'c' }", "id=a&id=b&id=c" },
        { "@{ id = @('a') }", "id=a" },
        { "@{ id = 1..3 }", "id=1&id=2&id=3" },
        { "@{ id = 'a', $null, 'b' }", "id=a&id=b" },
        { "@{ id = [System.Collections.Generic.List[int]](1, 2) }", "id=1&id=2" },
        { "@{ id = 1, 2 | ForEach-Object { $_ } }", "id=1&id=2" },
        { "@{ on = $true }", "on=true" },
        { "@{ on = $false }", "on=false" },
        { "@{ on = [switch]$true }", "on=true" },
        { "@{ x = 1.5 }", "x=1.5" },
        { "@{ x = 1.50d }", "x=1.50" },
        { "@{ x = 1234567.5 }", "x=1234567.5" },
        { "@{ x = -3 }", "x=-3" },
        { "@{ x = [DayOfWeek]::Friday }", "x=Friday" },
        { "@{ x = [char]'y' }", "x=y" },
        { "@{ x = [guid]'0f8fad5b-d9cb-469f-a165-70867728950e' }", "x=0f8fad5b-d9cb-469f-a165-70867728950e" },
        { "@{ x = [uri]'https://a.example/b' }", "x=https%3A%2F%2Fa.example%2Fb" },
        { "@{ 'a b' = 'c d' }", "a%20b=c%20d" },
        { "@{ x = '&=#?/+%' }", "x=%26%3D%23%3F%2F%2B%25" },
        { "@{ x = 'ü🚀' }", "x=%C3%BC%F0%9F%9A%80" },
        { "@{ x = \"a`r`nb`t`0\" }", "x=a%0D%0Ab%09%00" },
        { "@{ '&' = '=' }", "%26=%3D" },
        { "@{ 1 = 2 }", "1=2" },
        { "@{ since = [DateOnly]::new(2024, 1, 2) }", "since=2024-01-02" },
        { "@{ n = [bigint]::Parse('123456789012345678901') }", "n=123456789012345678901" },
        { "@{ x = [System.Text.StringBuilder]::new('y') }", "x=y" },
        { "$($d = [System.Collections.Generic.Dictionary[string,int]]::new(); $d.Add('a', 1); $d)", "a=1" },
        { "@{ x = 'a' | Add-Note }", "x=a" },

        // Null is left out.
        { "@{}", "" },
        { "@{ x = $null }", "" },
        { "@{ x = @() }", "" },
        { "[ordered]@{ x = $null; y = 1 }", "y=1" },
        { "@{ x = & {} }", "" },
    };

    public static TheoryData<string, string, string> Merges => new()
    {
        { "machines?limit=5", "@{}", "limit=5" },
        { "machines?limit=5", "@{ after = 'x' }", "limit=5&after=x" },
        { "machines?limit=5&after=y", "@{ limit = 6 }", "after=y&limit=6" },
        { "machines?id=1&id=2", "@{ id = 3 }", "id=3" },
        { "machines?id=1&id=2", "@{}", "id=1&id=2" },
        { "machines?Limit=5", "@{ limit = 6 }", "Limit=5&limit=6" },
        { "machines?name=a%20b+c", "@{}", "name=a%20b%20c" },
        { "machines?name=a%26b%3D", "@{}", "name=a%26b%3D" },
        { "machines?n%61me=1", "@{ name = 2 }", "name=2" },
        { "machines?url=https://a.example/b?c", "@{}", "url=https%3A%2F%2Fa.example%2Fb%3Fc" },
        { "machines?x=../../y", "@{}", "x=..%2F..%2Fy" },
        { "machines?x=a=b", "@{}", "x=a%3Db" },
        { "machines?x=%zz", "@{}", "x=%25zz" },
        { "machines?x=%25ff", "@{}", "x=%25ff" },
        { "machines?x=%2525ff", "@{}", "x=%2525ff" },
        { "machines?x=é", "@{}", "x=%C3%A9" },
        { "machines?&&x=1&", "@{}", "x=1" },
        { "machines?", "@{}", "" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_query_is_sent_as_the_API_takes_it(string query, string sent) =>
        Assert.Equal(sent, rest.Send(
            $"filter Add-Note {{ $_.PSObject.Properties.Add([psnoteproperty]::new('note', 1)); $_ }}; "
            + $"Invoke-PaperspaceRestMethod machines -Query ({query})").Query);

    [Theory]
    [MemberData(nameof(Merges))]
    public void A_query_inside_the_path_is_merged_and_gives_way(string path, string query, string sent) =>
        Assert.Equal(sent, rest.Send(
            $"Invoke-PaperspaceRestMethod -Path $path -Query {query}", ("path", path)).Query);

    [Fact]
    public void Dates_are_ISO_8601_in_UTC()
    {
        DateTime local = Noon.ToLocalTime();
        var query = new OrderedDictionary
        {
            ["utc"] = Noon,
            ["local"] = local,
            ["unspecified"] = DateTime.SpecifyKind(local, DateTimeKind.Unspecified),
            ["offset"] = new DateTimeOffset(2024, 2, 29, 18, 0, 5, 250, TimeSpan.FromHours(5.5)),
        };
        ReceivedRequest request = rest.Send("Invoke-PaperspaceRestMethod machines -Query $query", ("query", query));
        Assert.All(query.Keys.Cast<string>(), name => Assert.Equal("2024-02-29T12:30:05.25Z", request.QueryValue(name)));
    }

    [Fact]
    public void The_culture_of_the_shell_changes_nothing()
    {
        const string script = """
            $former = [System.Threading.Thread]::CurrentThread.CurrentCulture
            [System.Threading.Thread]::CurrentThread.CurrentCulture = $culture
            if ((1.5).ToString() -ne '1,5') { throw 'The culture is not in use.' }
            try { Invoke-PaperspaceRestMethod machines -Query $query }
            finally { [System.Threading.Thread]::CurrentThread.CurrentCulture = $former }
            """;
        var query = new OrderedDictionary { ["x"] = 1234.5, ["y"] = -0.25m, ["z"] = Noon, ["w"] = 1.5f };
        Assert.Equal(
            "x=1234.5&y=-0.25&z=2024-02-29T12%3A30%3A05.25Z&w=1.5",
            rest.Send(script, ("culture", German()), ("query", query)).Query);
    }

    [Theory]
    [InlineData("@{ x = @{ y = 1 } }")]
    [InlineData("@{ x = [pscustomobject]@{ y = 1 } }")]
    [InlineData("@{ x = , @(1, 2) }")]
    [InlineData("@{ x = { 1 } }")]
    [InlineData("@{ x = [TimeOnly]::new(1, 2) }")]
    [InlineData("@{ x = [timespan]'1:00' }")]
    [InlineData("@{ x = [half]1.5 }")]
    [InlineData("@{ x = [System.Numerics.Complex]::One }")]
    [InlineData("@{ x = [version]'1.2' }")]
    [InlineData("@{ x = [ipaddress]'127.0.0.1' }")]
    [InlineData("@{ x = [double]::NaN }")]
    [InlineData("@{ x = 1, [float]::PositiveInfinity }")]
    [InlineData("$($twice = @{ 1 = 'a' }; $twice['1'] = 'b'; $twice)")]
    [InlineData("@{ ([timespan]'1:00') = 'a' }")]
    [InlineData("@{ x = \"a$([char]0xD83D)b\" }")]
    [InlineData("@{ \"a$([char]0xDE80)b\" = 1 }")]
    public void What_a_query_cannot_hold_is_refused(string query) =>
        rest.Refuse($"Invoke-PaperspaceRestMethod machines -Query {query}");

    [Theory]
    [InlineData("[ipaddress]'127.0.0.1'", "IPAddress")]
    [InlineData("[exception]'x'", "Exception")]
    public void What_a_query_cannot_hold_is_told_by_its_type(string value, string type) => Assert.Contains(
        $"The query value 'x' is of the type {type}, which a query cannot hold",
        rest.Refuse($"Invoke-PaperspaceRestMethod machines -Query @{{ x = {value} }}"),
        StringComparison.Ordinal);

    // How German writes numbers; the tests run without the data of any culture.
    private static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }
}
