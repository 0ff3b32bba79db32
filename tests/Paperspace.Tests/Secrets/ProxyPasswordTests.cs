using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>Nothing that the module writes carries the password of a proxy, whatever the proxy does.</summary>
public sealed class ProxyPasswordTests
{
    private const string Connect =
        "Connect-Paperspace $key -BaseUri https://api.example/v1 -Proxy $proxy -ProxyCredential $credential -MaximumRetryCount 0";

    public static TheoryData<string> Answers => [.. RefusingProxy.Names];

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_proxy_that_fails_shows_neither_its_password_nor_the_key(string answer)
    {
        Secret password = Secret.NewPassword();
        Secret key = Secret.NewKey();
        using FakeApi proxy = RefusingProxy.Start(answer, password);
        using var shell = new Shell();
        EngineResult result = shell.Run(
            Connect + " -Verbose -Debug",
            ("key", key.Text),
            ("proxy", new Uri($"http://127.0.0.1:{proxy.Port}")),
            ("credential", new PSCredential("user", password.Secure)));

        Assert.All(proxy.Requests, request => Assert.StartsWith("CONNECT api.example:443 ", request, StringComparison.Ordinal));
        Assert.NotEmpty(proxy.Requests);
        Assert.Single(result.AllErrors);
        foreach (Secret secret in new[] { key, password })
        {
            var exposure = new Exposure(secret);
            exposure.SearchRun(shell, result);
            exposure.SearchShown(shell, [.. result.Output, .. result.AllErrors]);
            exposure.AssertNone();
        }
    }

    [Fact]
    public void A_proxy_that_asks_gets_the_password_and_not_the_key()
    {
        Secret password = Secret.NewPassword();
        Secret key = Secret.NewKey();
        using FakeApi proxy = new(
            FakeApi.Http(407, "", "Proxy-Authenticate: Basic realm=\"x\""), FakeApi.Http(502, ""));
        using var shell = new Shell();
        shell.Fail(
            Connect,
            ("key", key.Text),
            ("proxy", new Uri($"http://127.0.0.1:{proxy.Port}")),
            ("credential", new PSCredential("user", password.Secure)));
        Assert.Contains(proxy.Requests, password.IsIn);
        Assert.DoesNotContain(proxy.Requests, key.IsIn);
    }
}
