using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>A key that comes from the environment shows as little as one that is given.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class KeyFromEnvironmentTests
{
    [Theory]
    [InlineData(200, null)]
    [InlineData(200, "null")]
    [InlineData(401, "{}")]
    public void A_key_of_the_environment_shows_nowhere(int status, string? body)
    {
        Secret key = Secret.NewKey();
        using var api = new FakeApi(FakeApi.Http(status, body ?? SessionJson.For("someone")));
        using var shell = new Shell();
        using IDisposable variable = ProcessEnvironment.Set("PAPERSPACE_API_KEY", key.Text);
        EngineResult result = shell.Run(
            "Connect-Paperspace -BaseUri $base -MaximumRetryCount 0 -Verbose -Debug; Get-PaperspaceConnection",
            ("base", api.BaseUri));

        Assert.All(api.Requests, request => Assert.True(key.IsIn(request)));
        Assert.NotEmpty(api.Requests);
        var exposure = new Exposure(key);
        exposure.SearchRun(shell, result);
        exposure.SearchShown(shell, [.. result.Output, .. result.AllErrors]);
        exposure.AssertNone();
    }

    [Fact]
    public void A_malformed_key_of_the_environment_is_refused_and_not_repeated()
    {
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        using var shell = new Shell();
        foreach (string malformed in MalformedKey.All.Values.Where(text => !text.Contains('\0')))
        {
            using IDisposable variable = ProcessEnvironment.Set("PAPERSPACE_API_KEY", malformed);
            EngineResult result = shell.Run("$Error.Clear(); Connect-Paperspace -BaseUri $base", ("base", api.BaseUri));
            Assert.StartsWith("InvalidApiKeyFormat,", Assert.Single(result.AllErrors).FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.False(MalformedKey.Body.IsIn(result.AllErrors.Single().ToString()));
        }

        Assert.Equal(0, api.ConnectionCount);
    }
}
