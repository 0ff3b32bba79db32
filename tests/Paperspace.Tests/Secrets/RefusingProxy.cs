using System.Text;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>What a proxy answers to CONNECT, for tests of who gets to know its password.</summary>
internal static class RefusingProxy
{
    private static readonly Dictionary<string, Func<Secret, FakeApi.Answer>> Answers = new()
    {
        ["407 with a basic challenge"] = _ => FakeApi.Raw(
            "HTTP/1.1 407 Denied\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"),
        ["407 with the password in its challenge"] = password => FakeApi.Raw(
            $"HTTP/1.1 407 {password.Text}\r\nProxy-Authenticate: Basic realm=\"{password.Text}\"\r\nContent-Length: 0\r\n\r\n"),
        ["407 without a challenge"] = _ => FakeApi.Raw("HTTP/1.1 407 Denied\r\nContent-Length: 0\r\n\r\n"),
        ["502"] = _ => FakeApi.Raw("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
        ["502 with the password as its reason"] = password => FakeApi.Raw(
            $"HTTP/1.1 502 {password.Text}\r\nContent-Length: {password.Text.Length}\r\n\r\n{password.Text}"),
        ["closes"] = _ => FakeApi.Raw(""),
        ["tunnel that ends"] = _ => FakeApi.Raw("HTTP/1.1 200 OK\r\n\r\n"),
        ["status line that is the password"] = password => FakeApi.Raw(password.Text + "\r\n\r\n"),
        ["status line that is what it was sent"] = password => FakeApi.Raw($"HTTP/1.1 {Sent(password)} x\r\n\r\n"),
        ["header line that is what it was sent"] = password => FakeApi.Raw($"HTTP/1.1 407 x\r\n{Sent(password)}\r\n\r\n"),
    };

    public static IEnumerable<string> Names => Answers.Keys;

    /// <summary>Starts the proxy that answers so.</summary>
    public static FakeApi Start(string name, Secret password) => new(Answers[name](password));

    private static string Sent(Secret password) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("user:" + password.Text));
}
