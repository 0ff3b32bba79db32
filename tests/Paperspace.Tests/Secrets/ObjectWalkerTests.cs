using System.Management.Automation;
using System.Net.Http.Headers;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>The search for secrets can fail: it finds one wherever it is planted.</summary>
public sealed class ObjectWalkerTests
{
    private readonly Secret _secret = Secret.NewKey();

    [Fact]
    public void It_finds_a_private_field_of_the_HTTP_stack()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.example/");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _secret.Text);
        using var content = new HoldsPrivately(new ByteArrayContent([.. _secret.Text.Select(c => (byte)c)]));

        AssertFound(new ErrorRecord(new InvalidOperationException(), "Id", ErrorCategory.NotSpecified, request));
        AssertFound(content.Inner);
    }

    [Fact]
    public void It_finds_a_private_field_of_an_opened_type_only()
    {
        using var holder = new HoldsPrivately(null, _secret.Text);
        Assert.Contains(ObjectWalker.Texts(holder, type => type == typeof(HoldsPrivately)), found => _secret.IsIn(found.Value));
        Assert.DoesNotContain(ObjectWalker.Texts(holder), found => _secret.IsIn(found.Value));
    }

    [Fact]
    public void It_finds_a_private_field_of_the_module()
    {
        using var api = new FakeApi(FakeApi.Http(200, SessionJson.For("someone")));
        using var shell = Shell.ConnectedTo(api.BaseUri);
        object connection = shell.Succeed("Get-PaperspaceConnection").Single().BaseObject;
        var team = connection.GetType().GetField(
            "<Team>k__BackingField", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        team.SetValue(connection, _secret.Text);
        Assert.Contains(
            ObjectWalker.Texts(connection), found => found.Key.Contains("k__Backing", StringComparison.Ordinal) && _secret.IsIn(found.Value));
    }

    [Fact]
    public void It_finds_a_bound_parameter()
    {
        using var shell = new Shell();
        ErrorRecord error = shell.Fail("Get-PaperspaceSession");
        error.InvocationInfo.BoundParameters["Given"] = new[] { _secret.Text };
        Assert.Contains(
            ObjectWalker.Texts(error),
            found => found.Key.Contains("InvocationInfo.BoundParameters", StringComparison.Ordinal) && _secret.IsIn(found.Value));
    }

    [Theory]
    [InlineData("message")]
    [InlineData("inner")]
    [InlineData("data")]
    [InlineData("target")]
    [InlineData("details")]
    [InlineData("bytes")]
    [InlineData("characters")]
    [InlineData("nested")]
    public void It_finds_what_an_error_carries(string where)
    {
        Exception exception = where switch
        {
            "message" => new InvalidOperationException(_secret.Text),
            "inner" => new InvalidOperationException("", new IOException("", new IOException(_secret.Text))),
            _ => new InvalidOperationException(),
        };
        exception.Data["it"] = where == "data" ? _secret.Text : null;
        object? target = where switch
        {
            "target" => _secret.Text,
            "bytes" => System.Text.Encoding.ASCII.GetBytes(_secret.Text),
            "characters" => _secret.Text.ToCharArray(),
            "nested" => PSObject.AsPSObject(new Dictionary<string, object> { ["a"] = new object[] { new { b = _secret.Text } } }),
            _ => null,
        };
        var error = new ErrorRecord(exception, "Id", ErrorCategory.NotSpecified, target)
        {
            ErrorDetails = new ErrorDetails(where == "details" ? _secret.Text : "none"),
        };
        AssertFound(error);
    }

    [Fact]
    public void It_finds_a_secret_in_every_disguise()
    {
        string[] disguises =
        [
            _secret.Text,
            "x" + _secret.Text[5..13] + "y",
            Uri.EscapeDataString(_secret.Text),
            string.Concat(_secret.Text.Select(c => $"%{(int)c:x2}")),
            .. Enumerable.Range(0, 6).Select(n => Base64(new string('u', n) + ":" + _secret.Text + ":more")),
        ];
        Assert.All(disguises, disguise => Assert.True(_secret.IsIn(disguise), disguise));
        Assert.False(_secret.IsIn(Secret.NewKey().Text));
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(text));

    private void AssertFound(object root) =>
        Assert.Contains(ObjectWalker.Texts(root), found => _secret.IsIn(found.Value));

    private sealed class HoldsPrivately(HttpContent? content, string text = "") : IDisposable
    {
        private readonly string _text = text;

        public HttpContent Inner => content!;

        public override string ToString() => $"{_text.Length}";

        public void Dispose() => content?.Dispose();
    }
}
