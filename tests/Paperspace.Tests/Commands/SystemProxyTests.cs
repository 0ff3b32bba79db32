using System.Diagnostics;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

/// <summary>The proxy of the environment, which a process reads once: each case is a process of its own.</summary>
public sealed class SystemProxyTests
{
    [Fact]
    public async Task A_loopback_base_never_goes_through_the_system_s_proxy()
    {
        using var proxy = new FakeApi(FakeApi.Http(502, ""));

        (int exitCode, string output) = await RunAsync(proxy, "(Get-PaperspaceSession).User.Email");

        Assert.Equal(0, exitCode);
        Assert.Contains("ada@acme-research.example", output, StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task Any_other_base_goes_through_the_system_s_proxy()
    {
        using var proxy = new FakeApi(FakeApi.Http(502, ""));

        (_, string output) = await RunAsync(
            proxy, "try { Connect-Paperspace -BaseUri https://api.example } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith("ProxyFailed,", output, StringComparison.Ordinal);
        Assert.StartsWith("CONNECT api.example:443 ", Assert.Single(proxy.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_is_set_or_taken_away_in_a_session_counts_at_once()
    {
        using var first = new FakeApi(FakeApi.Http(502, ""));
        using var second = new FakeApi(FakeApi.Http(502, ""));

        (_, string output) = await RunAsync(first, $$"""
            function Connect { try { Connect-Paperspace -BaseUri https://nohost.invalid -MaximumRetryCount 0 } catch { $_.FullyQualifiedErrorId.Split(',')[0] } }
            $first = [Net.Http.HttpClient]::DefaultProxy
            Connect
            [Net.Http.HttpClient]::DefaultProxy = [Net.WebProxy]::new('http://127.0.0.1:{{second.Port}}')
            Connect
            [Net.Http.HttpClient]::DefaultProxy = [Net.WebProxy]::new()
            Connect
            [Net.Http.HttpClient]::DefaultProxy = $first
            Connect
            """);

        Assert.Equal("ProxyFailed ProxyFailed ConnectionFailed ProxyFailed", string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(2, first.Requests.Count);
        Assert.Single(second.Requests);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(FakeApi proxy, string script)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(RepositoryPaths).Assembly.Location, "tour", script },
            RedirectStandardOutput = true,
        };
        foreach (string variable in new[] { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy" })
        {
            start.Environment[variable] = $"http://127.0.0.1:{proxy.Port}";
        }

        start.Environment.Remove("NO_PROXY");
        start.Environment.Remove("no_proxy");
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
