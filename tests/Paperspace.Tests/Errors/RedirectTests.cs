using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Errors;

public sealed class RedirectTests(SharedShell shared) : IClassFixture<SharedShell>
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public void A_redirect_is_never_followed_and_the_key_goes_nowhere_else(int status)
    {
        using var elsewhere = new FakeApi(SessionAnswers.Good);
        using var api = new FakeApi(FakeApi.Http(status, "", $"Location: {elsewhere.BaseUri}/auth/session"));

        ErrorRecord error = shared.Shell.Fail(
            "Connect-Paperspace $key -BaseUri $base", ("key", Shell.Key), ("base", api.BaseUri));

        error.IsDesigned("UnexpectedRedirect", ErrorCategory.ProtocolError);
        Assert.Contains($"a redirect to {elsewhere.BaseUri}/auth/session.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(api.Requests);
        Assert.Equal(0, elsewhere.ConnectionCount);
    }

    [Fact]
    public void A_redirect_within_the_same_server_is_not_followed_either()
    {
        using var api = new FakeApi(FakeApi.Http(302, "", "Location: /v1/login"), SessionAnswers.Good);

        ErrorRecord error = shared.Shell.Fail(
            "Connect-Paperspace $key -BaseUri $base", ("key", Shell.Key), ("base", api.BaseUri));

        error.IsDesigned("UnexpectedRedirect", ErrorCategory.ProtocolError);
        Assert.Single(api.Requests);
    }
}
