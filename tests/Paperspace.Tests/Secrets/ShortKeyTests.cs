using System.Collections;
using System.Management.Automation;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>A percent sign before a key that begins like an encoded byte hides nothing of it.</summary>
public sealed class ShortKeyTests(SharedShell shared) : IClassFixture<SharedShell>
{
    [Theory]
    [InlineData("abc")]
    [InlineData("12ab")]
    [InlineData("ffk3y")]
    [InlineData("abcdef12")]
    [InlineData("0ef-_key9")]
    [InlineData("abcdef1234567890abcdef12")]
    public void A_key_behind_a_literal_percent_sign_is_masked_whole(string key)
    {
        string words = $"100%{key}, %25{key} and %%{key}%";
        using var api = new FakeApi(FakeApi.Http(400, $$"""{"code":"A%{{key}}","message":"{{words}}","details":["%{{key}}"]}"""));
        ErrorRecord error = shared.Shell.Fail("Connect-Paperspace $key -BaseUri $base", ("key", key), ("base", api.BaseUri));

        Exception exception = error.IsDesigned("BadRequest", ErrorCategory.InvalidArgument);
        Assert.EndsWith("A%***: 100%***, %25*** and %%***%: %***.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("A%***", exception.Get("Code"));
        Assert.Equal("%***", Assert.Single(((IEnumerable)exception.Get("Details")!).Cast<object>()));
    }
}
