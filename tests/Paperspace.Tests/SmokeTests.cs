using Paperspace.Sandbox.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task The_first_minute_works()
    {
        await using var sandbox = await SandboxServer.StartAsync();
        using var shell = new Shell();
        shell.Succeed(
            "$key | Connect-Paperspace -BaseUri $base | Get-PaperspaceSession",
            ("key", SampleAccounts.Default.ApiKey),
            ("base", sandbox.BaseUri));
    }
}
