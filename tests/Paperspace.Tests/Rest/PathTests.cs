using CsCheck;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Rest;

/// <summary>The key goes along with every request, so no path may lead anywhere but below the base address.</summary>
public sealed class PathTests(RestFixture rest) : IClassFixture<RestFixture>
{
    public static TheoryData<string> LeavingPaths =>
    [
        // Steps, as they are and in any encoding.
        ".", "..", "./machines", "../machines", "/..", "/../v2", "machines/..", "machines/.", "machines/./x", "machines/../x",
        "machines/../../v2", "machines/../", "machines/./", "machines/..?x=1", "../", "..?x=1", "a/b/c/../../../../x",
        "%2e", "%2e%2e", "%2E%2E", ".%2e", "%2e.", "%2e%2E/machines", "machines/%2e%2e/x", "machines/%2E.", "machines/.%2E/",
        "%252e%252e", "%252E%252e/x", ".%252e", "machines/%252e", "%25252e%25252e", "machines/%25252e./x", "%25%32%65%25%32%65",
        "%2%65%2%65", "%%32%65%%32%65", "%c0%ae%c0%ae/x", "machines/%c0%ae./x", "%e0%80%ae%e0%80%ae", "%252%65.",

        // Slashes and backslashes, encoded or not.
        "\\", "\\\\host\\x", "machines\\x", "..\\x", "machines\\..\\x", "machines/..\\..", "%5c", "%5C%5C", "machines%5cx",
        "machines/..%5cx", "%255c", "machines%255Cx", "%2f", "%2F%2Fhost", "machines%2fx", "machines%2F..", "..%2f", "%2e%2e%2f",
        "..%252f", "machines%252fx", "%25252f", "%c0%af", "machines%c0%afx",

        // Other hosts and absolute addresses.
        "//host", "//host/x", "///x", "/\\host", "\\/host", "http://host/x", "https://host", "HTTPS://host/x", "https:/host",
        "https:", "file:///etc/passwd", "ftp://host/x", "http:%2f%2fhost", "javascript:/x", "/https://host", "//user@host/x",

        // Fragments.
        "#", "machines#x", "machines?x=1#y", "#/../x", "machines/#",

        // Nothing, and empty parts.
        "/", "?", "?limit=1", "/?limit=1", "machines//x", "machines//", "/machines//", "machines///x",

        // An id that is missing, and a placeholder that Tab left.
        "machines/", "/machines/", "machines/?limit=5", "machines/ps1/", "machines/ ", "machines/%20", "machines//start", "machines/ /start",
        "machines/{id}", "machines/{id}/start", "{id}", "machines/%7Bid%7D", "machines/%7bid}/start", "machines/%257Bid%257D", "machines/{}",
        "projects/{id}?x=1",

        // A query that would arrive as another.
        "machines?x=%ff", "machines?x=%c0%ae", "machines?%ff=x", "machines?x=a%e2%82", "machines?x=1&y=%25%ff",

        // Control characters, as they are and encoded.
        "mach\tines", "machines\n", "\r\nmachines", "machines\r\nX-Injected: y", "machines\0", "\u007Fx", "x\u0085y", "%00", "machines%00",
        "machines%0d%0aX:%20y", "%0A", "%09", "machines/%7f", "machines%250a", "%C2%85",

        // Text that would arrive as other text.
        "machines/\uD83D", "\uDE80x", "machines?x=\uD83D", "machines/%ff", "machines/%ed%a0%80",
    ];

    public static TheoryData<string, string> GoodPaths => new()
    {
        { "machines", "machines" },
        { "/machines", "machines" },
        { "machines/ps1", "machines/ps1" },
        { "machines/a{id}", "machines/a%7Bid%7D" },
        { "machines/{", "machines/%7B" },
        { "machines/...", "machines/..." },
        { "machines/..a", "machines/..a" },
        { "machines/a..", "machines/a.." },
        { ".well-known", ".well-known" },
        { "machines/a b", "machines/a%20b" },
        { "machines/a%20b", "machines/a%20b" },
        { "machines/a+b", "machines/a%2Bb" },
        { "machines/100%", "machines/100%25" },
        { "machines/100%25", "machines/100%25" },
        { "machines/a%23b", "machines/a%23b" },
        { "machines/a%3Fb", "machines/a%3Fb" },
        { "machines/a:b@c;d=e,f", "machines/a%3Ab%40c%3Bd%3De%2Cf" },
        { "machines/é🚀", "machines/%C3%A9%F0%9F%9A%80" },
        { "machines/%C3%A9", "machines/%C3%A9" },
        { "machines/．．", "machines/%EF%BC%8E%EF%BC%8E" },
        { "machines/a~b-c_d.e", "machines/a~b-c_d.e" },
        { "machines/%41", "machines/A" },
    };

    private static readonly Gen<string> Paths = Gen.OneOf(
            Gen.Const("."), Gen.Const(".."), Gen.Const("/"), Gen.Const("/"), Gen.Const("/"), Gen.Const("\\"), Gen.Const("%"),
            Gen.Const("2e"), Gen.Const("2F"), Gen.Const("5c"), Gen.Const("25"), Gen.Const("%2e"), Gen.Const("%2f"), Gen.Const("%25"),
            Gen.Const("%C3%A9"), Gen.Const("%ff"), Gen.Const("%c0%ae"), Gen.Const("?"), Gen.Const("#"), Gen.Const(":"), Gen.Const("@"),
            Gen.Const("host"), Gen.Const("machines"), Gen.Const("a"), Gen.Const(" "), Gen.Const("é"), Gen.Const("\uD83D\uDE80"),
            Gen.Const("\uD83D"), Gen.Const("\u200E"), Gen.Const("\t"), Gen.Const("%0a"), Gen.Const("%00"), Gen.Const("+"), Gen.Const("&"),
            Gen.Const("="), Gen.Const(";"), Gen.Const("．"), Gen.Char.Select(character => character.ToString()))
        .Array[1, 7].Select(string.Concat);

    [Theory]
    [MemberData(nameof(LeavingPaths))]
    public void A_path_that_could_leave_the_base_is_refused(string path) =>
        rest.Refuse("Invoke-PaperspaceRestMethod -Path $path", ("path", path));

    [Theory]
    [MemberData(nameof(LeavingPaths))]
    public void It_is_refused_for_every_way_of_sending(string path)
    {
        rest.Refuse("Invoke-PaperspaceRestMethod -Path $path -Method DELETE -Confirm:$false", ("path", path));
        rest.Refuse("Invoke-PaperspaceRestMethod -Path $path -Paginate -Query @{ x = 1 }", ("path", path));
    }

    [Fact]
    public void A_path_longer_than_an_address_can_be_is_refused() =>
        Assert.Contains(
            "too long",
            rest.Refuse("Invoke-PaperspaceRestMethod machines -Query @{ name = $name }", ("name", new string('x', 70_000))),
            StringComparison.Ordinal);

    [Fact]
    public void Enough_paths_are_tried() => Assert.True(LeavingPaths.Count >= 60);

    [Theory]
    [MemberData(nameof(GoodPaths))]
    public void Any_other_path_reaches_the_server_as_it_is_meant(string path, string target) =>
        Assert.Equal($"/v1/{target}", rest.Send("Invoke-PaperspaceRestMethod -Path $path", ("path", path)).Target);

    [Theory]
    [InlineData("/v1", "/v1/machines/ps1")]
    [InlineData("/v1/", "/v1/machines/ps1")]
    [InlineData("", "/machines/ps1")]
    [InlineData("/", "/machines/ps1")]
    [InlineData("/proxy/v1/", "/proxy/v1/machines/ps1")]
    [InlineData("/a%20b/v1", "/a%20b/v1/machines/ps1")]
    public void The_path_of_the_base_address_stays_before_it(string basePath, string target)
    {
        using var api = new RestApi { BasePath = basePath };
        using Shell shell = Shell.ConnectedTo(api.BaseUri);
        shell.Succeed("Invoke-PaperspaceRestMethod machines/ps1; Invoke-PaperspaceRestMethod /machines/ps1");
        Assert.Equal([target, target], api.Requests.Select(request => request.Target));
    }

    [Fact]
    public void Whatever_is_sent_for_a_random_path_stays_below_the_base_and_arrives_unchanged()
    {
        using var api = new RestApi { BasePath = "/proxy/v1/" };
        using Shell shell = Shell.ConnectedTo(api.BaseUri);
        int sent = 0;
        int refused = 0;
        Paths.Sample(
            path =>
            {
                api.Answer(_ => "{}");
                EngineResult result = shell.Run("Invoke-PaperspaceRestMethod -Path $path", ("path", path));
                if (result.Errors.Count > 0)
                {
                    Assert.Single(result.AllErrors).IsDesigned("InvalidRequest", System.Management.Automation.ErrorCategory.InvalidArgument);
                    Assert.Empty(api.Requests);
                    refused++;
                    return;
                }

                ReceivedRequest request = Assert.Single(api.Requests);
                Assert.Equal(api.BaseUri.Authority, request.Headers["Host"]);
                Assert.StartsWith("/proxy/v1/", request.Path, StringComparison.Ordinal);
                string[] segments = request.Path["/proxy/v1/".Length..].Split('/');
                Assert.All(segments, AssertHarmless);
                Assert.Equal(
                    TypedSegments(path), segments.Select(Uri.UnescapeDataString));
                sent++;
            },
            iter: 3000,
            threads: 1);
        Assert.True(sent > 100 && refused > 100, $"The paths are too much alike: {sent} sent, {refused} refused.");
    }

    private static IEnumerable<string> TypedSegments(string path)
    {
        string typed = path.Split('?')[0];
        return (typed.StartsWith('/') ? typed[1..] : typed).Split('/').Select(Uri.UnescapeDataString);
    }

    // However often a server decodes it.
    private static void AssertHarmless(string segment)
    {
        for (int layer = 0; layer < 8; layer++, segment = Uri.UnescapeDataString(segment))
        {
            Assert.NotEqual(".", segment);
            Assert.NotEqual("..", segment);
            Assert.DoesNotContain('/', segment);
            Assert.DoesNotContain('\\', segment);
            Assert.DoesNotContain(segment, char.IsControl);
        }
    }
}
