using System.Management.Automation;
using System.Security;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>What cannot be a key is refused before anything is sent, and is not repeated.</summary>
public sealed class MalformedKeyTests
{
    private const string Connect = "$key | Connect-Paperspace -BaseUri $base -Verbose -Debug";

    [Fact]
    public void There_are_at_least_200_malformed_keys() => Assert.True(MalformedKey.All.Count >= 200, $"{MalformedKey.All.Count}");

    [Fact]
    public void Each_is_refused_before_anything_is_sent_and_is_not_repeated()
    {
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        using var shell = new Shell();
        Assert.All(MalformedKey.All, malformed => AssertRefused(shell, api, malformed.Value));
        Assert.Equal(0, api.ConnectionCount);
    }

    [Fact]
    public void Each_is_refused_as_a_SecureString()
    {
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        using var shell = new Shell();
        Assert.All(MalformedKey.All, malformed => AssertRefused(shell, api, Secure(malformed.Value)));
        Assert.Equal(0, api.ConnectionCount);
    }

    [Theory]
    [InlineData("''")]
    [InlineData("$null")]
    [InlineData("' '")]
    [InlineData("\"`r`n`t\"")]
    [InlineData("([securestring]::new())")]
    [InlineData("'='")]
    public void A_key_of_nothing_is_refused(string nothing)
    {
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        using var shell = new Shell();
        shell.Fail($"Connect-Paperspace {nothing.Replace("([securestring]::new())", "([securestring]::new())")} -BaseUri $base", ("base", api.BaseUri))
            .IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument);
        Assert.Equal(0, api.ConnectionCount);
    }

    /// <summary>No SecureString can hold so much.</summary>
    [Theory]
    [InlineData("Connect-Paperspace $key -BaseUri $base")]
    [InlineData("$key | Connect-Paperspace -BaseUri $base")]
    [InlineData("[pscustomobject]@{ ApiKey = $key } | Connect-Paperspace -BaseUri $base")]
    public void A_key_of_more_than_65536_characters_is_refused_as_any_other(string script)
    {
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        using var shell = new Shell();
        foreach (string key in new[] { new string('k', 65_537), $"{new string('k', 5_000)}{new string(' ', 65_537)}k" })
        {
            ErrorRecord error = shell.Fail("$Error.Clear(); " + script, ("key", key), ("base", api.BaseUri));
            Assert.Contains("it is longer than 4096 characters", error.IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument).Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, api.ConnectionCount);
    }

    [Fact]
    public void A_good_key_is_taken_out_of_any_white_space()
    {
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        using var shell = new Shell();
        shell.Succeed(Connect, ("key", $"k3y{new string('\n', 65_537)}"), ("base", api.BaseUri));
        Assert.Contains("Authorization: Bearer k3y\r\n", Assert.Single(api.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_key_and_white_space_around_it_are_taken()
    {
        string key = string.Concat(Enumerable.Repeat("k3y-", 1024));
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        using var shell = new Shell();
        shell.Succeed(Connect, ("key", $"\t {key}\r\n"), ("base", api.BaseUri));
        Assert.Contains($"Authorization: Bearer {key}\r\n", Assert.Single(api.Requests), StringComparison.Ordinal);
    }

    private static void AssertRefused(Shell shell, FakeApi api, object key)
    {
        EngineResult result = shell.Run("$Error.Clear(); " + Connect, ("key", key), ("base", api.BaseUri));
        Assert.Single(result.AllErrors).IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument);
        Assert.Empty(result.Output);

        var exposure = new Exposure(MalformedKey.Body);
        foreach (ErrorRecord error in result.AllErrors)
        {
            // The full walk for each would take a minute; what tells one key from another is in these.
            foreach (object? part in new object?[] { error.Exception, error.ErrorDetails, error.TargetObject, error.CategoryInfo })
            {
                exposure.SearchObject("error", part);
            }

            exposure.Search("error", error.ToString());
        }

        Assert.All(result.Verbose.Concat(result.Debug), line => exposure.Search("line", line));
        exposure.AssertNone();
    }

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        return secure;
    }
}
