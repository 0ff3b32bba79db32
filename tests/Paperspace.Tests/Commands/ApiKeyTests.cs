using System.Management.Automation;
using System.Security;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

public sealed class ApiKeyTests(SharedShell shared) : IClassFixture<SharedShell>
{
    private const string NulInside = "good-key\0tail";

    public static TheoryData<string> MalformedKeys =>
    [
        "two words", "tab\there", "line\nbreak", "line\r\nInjected: header", NulInside, "bell\u0007", "escape\u001b[0m", "del\u007f",
        "umlaut-\u00e4", "\u2019quoted\u2019", "\"quoted\"", "'quoted'", "semi;colon", "com,ma", "per%20cent", "back\\slash", "at@sign",
        "dollar$", "=", "==", "in=side", "Bearer abc", "zero\u200bwidth", "surrogate\ud83d\ude00", new string('a', 4097),
    ];

    [Theory]
    [InlineData("Connect-Paperspace -ApiKey $secure -BaseUri $base")]
    [InlineData("Connect-Paperspace $secure -BaseUri $base")]
    [InlineData("Connect-Paperspace -ApiKey $key -BaseUri $base")]
    [InlineData("Connect-Paperspace $key -BaseUri $base")]
    [InlineData("Connect-Paperspace (& { $key }) -BaseUri $base")]
    [InlineData("$secure | Connect-Paperspace -BaseUri $base")]
    [InlineData("$key | Connect-Paperspace -BaseUri $base")]
    [InlineData("& { $key } | Connect-Paperspace -BaseUri $base")]
    [InlineData("[pscustomobject]@{ Name = 'ci'; ApiKey = $key } | Connect-Paperspace -BaseUri $base")]
    [InlineData("[pscustomobject]@{ Name = 'ci'; ApiKey = $secure } | Connect-Paperspace -BaseUri $base")]
    [InlineData("[pscustomobject]@{ Name = 'ci'; ApiKey = \" $key \" } | Connect-Paperspace -BaseUri $base")]
    [InlineData("Connect-Paperspace \"$key`n\" -BaseUri $base")]
    [InlineData("Connect-Paperspace \"`r`n`t $key `r`n\" -BaseUri $base")]
    [InlineData("\" $key \" | Connect-Paperspace -BaseUri $base")]
    public void A_key_is_taken_in_every_form_and_sent_trimmed(string script)
    {
        using var api = new FakeApi(SessionAnswers.Good);

        PSObject connection = Assert.Single(shared.Shell.Succeed(
            script, ("key", Shell.Key), ("secure", Secure(Shell.Key)), ("base", api.BaseUri)));

        Assert.Contains($"\r\nAuthorization: Bearer {Shell.Key}\r\n", Assert.Single(api.Requests), StringComparison.Ordinal);
        Assert.Equal("Parameter", connection.Get("KeySource")!.ToString());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("AZaz09-._~+/==")]
    [InlineData("0")]
    public void Every_character_of_a_token_is_allowed(string key)
    {
        using var api = new FakeApi(SessionAnswers.Good);

        shared.Shell.Succeed("Connect-Paperspace $key -BaseUri $base", ("key", key), ("base", api.BaseUri));

        Assert.Contains($"\r\nAuthorization: Bearer {key}\r\n", Assert.Single(api.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_key_is_taken()
    {
        using var api = new FakeApi(SessionAnswers.Good);

        shared.Shell.Succeed("Connect-Paperspace $key -BaseUri $base", ("key", new string('k', 4096)), ("base", api.BaseUri));

        Assert.Contains(new string('k', 4096), Assert.Single(api.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(MalformedKeys))]
    public void What_cannot_be_a_key_is_neither_sent_nor_repeated(string key)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        foreach (string script in new[]
        {
            "Connect-Paperspace $key -BaseUri $base",
            "Connect-Paperspace $secure -BaseUri $base",
            "$key | Connect-Paperspace -BaseUri $base",
        })
        {
            ErrorRecord error = shared.Shell.Fail(script, ("key", key), ("secure", Secure(key)), ("base", api.BaseUri));

            error.IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument);
            string shown = $"{error} {error.ErrorDetails.RecommendedAction} {error.TargetObject}";
            Assert.DoesNotContain(key.Length > 2 ? key : " = ", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("good-key", shown, StringComparison.Ordinal);
        }

        Assert.Equal(0, api.ConnectionCount);
    }

    [Theory]
    [InlineData("Connect-Paperspace '' -BaseUri $base")]
    [InlineData("Connect-Paperspace \" `r`n\" -BaseUri $base")]
    [InlineData("Connect-Paperspace $null -BaseUri $base")]
    [InlineData("Connect-Paperspace $env:NO_SUCH_VARIABLE -BaseUri $base")]
    [InlineData("Connect-Paperspace -ApiKey $null -BaseUri $base")]
    [InlineData("Connect-Paperspace ([securestring]::new()) -BaseUri $base")]
    [InlineData("'' | Connect-Paperspace -BaseUri $base")]
    [InlineData("$null | Connect-Paperspace -BaseUri $base")]
    [InlineData("$env:NO_SUCH_VARIABLE | Connect-Paperspace -BaseUri $base")]
    [InlineData("[securestring]::new() | Connect-Paperspace -BaseUri $base")]
    [InlineData("[pscustomobject]@{ ApiKey = $null } | Connect-Paperspace -BaseUri $base")]
    [InlineData("[pscustomobject]@{ ApiKey = '' } | Connect-Paperspace -BaseUri $base")]
    public void A_key_given_but_empty_never_falls_through_to_another(string script)
    {
        using var api = new FakeApi(SessionAnswers.Good);
        (Shell shell, ScriptedHost host) = ScriptedHost.OpenShell(() => "key-of-another-account");
        using Shell _ = shell;

        shell.Fail(script, ("base", api.BaseUri)).IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument);

        Assert.Equal(0, api.ConnectionCount);
        Assert.Empty(host.Questions);
    }

    [Fact]
    public void Each_row_of_a_table_is_an_account_of_its_own()
    {
        using var api = new FakeApi(SessionAnswers.Good);

        EngineResult result = shared.Shell.Run(
            "'key-a', '', 'key-c' | ForEach-Object { [pscustomobject]@{ ApiKey = $_ } } | Connect-Paperspace -BaseUri $base", ("base", api.BaseUri));

        ErrorRecord error = Assert.Single(result.AllErrors);
        error.IsDesigned("InvalidApiKeyFormat", ErrorCategory.InvalidArgument);
        Assert.Contains("key 2 of the input", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
        Assert.Collection(
            api.Requests,
            head => Assert.Contains("Bearer key-a\r\n", head, StringComparison.Ordinal),
            head => Assert.Contains("Bearer key-c\r\n", head, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$rows[1]", "(Team navy, key 1 of the input)")]
    [InlineData("$rows", "(Team navy, key 2 of the input)")]
    [InlineData("$rows[0], 'no key'", "(key 2 of the input)")]
    [InlineData("$rows[0] | Connect-Paperspace -BaseUri $base; 'no key'", "(key 1 of the input)")]
    public void A_key_that_cannot_be_one_is_called_by_the_name_of_its_own_row(string keys, string called)
    {
        using var api = new FakeApi(SessionAnswers.Good);

        ErrorRecord error = Assert.Single(shared.Shell.Run(
            "$rows = [pscustomobject]@{ Team = 'acme'; ApiKey = 'key-a' }, [pscustomobject]@{ ApiKey = 'no key'; Team = 'navy' }; "
                + keys + " | Connect-Paperspace -BaseUri $base",
            ("base", api.BaseUri)).AllErrors);

        Assert.EndsWith(called, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name = ''; Team = 'navy'; ApiKey = 'no key'", "(Team navy, key 1 of the input)")]
    [InlineData("Name = ' '; User = 'grace'; ApiKey = 'no key'", "(User grace, key 1 of the input)")]
    [InlineData("Name = 'no key'; Team = 'navy'; ApiKey = 'no key'", "(Name ***, key 1 of the input)")]
    [InlineData("Name = 'of no key at all'; ApiKey = 'no key'", "(Name of *** at all, key 1 of the input)")]
    public void A_row_is_called_by_what_names_it_and_never_by_its_key(string row, string called)
    {
        using var api = new FakeApi(SessionAnswers.Good);

        ErrorRecord error = Assert.Single(shared.Shell.Run(
            $"[pscustomobject]@{{ {row} }} | Connect-Paperspace -BaseUri $base", ("base", api.BaseUri)).AllErrors);

        Assert.EndsWith(called, error.Exception.Message, StringComparison.Ordinal);
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
