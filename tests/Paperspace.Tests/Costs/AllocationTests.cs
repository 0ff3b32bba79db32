using System.Diagnostics;
using System.Text;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Costs;

/// <summary>What calls allocate in this process, so nothing else may run meanwhile.</summary>
[Collection("Memory")]
public sealed class AllocationTests
{
    private const int Calls = 1000;

    /// <summary>In bytes; some 27,000 were seen, most of them the HTTP stack's and the pipeline's.</summary>
    private const long AllowedForOneCall = 32_000;

    [Fact]
    public void A_warm_call_allocates_no_more_than_is_stated()
    {
        using Process sandbox = SandboxProcess.Serve(out Uri baseUri);
        try
        {
            using var shell = new Shell();
            shell.Succeed("$null = Connect-Paperspace -ApiKey $key -BaseUri $base", ("key", SampleAccounts.Default.ApiKey), ("base", baseUri));
            const string Script = "for ($i = 0; $i -lt 1000; $i++) { $null = Get-PaperspaceSession }";
            shell.Succeed(Script);

            long before = GC.GetTotalAllocatedBytes(precise: true);
            shell.Succeed(Script);
            long each = (GC.GetTotalAllocatedBytes(precise: true) - before) / Calls;

            Assert.InRange(each, 1_000, AllowedForOneCall);
        }
        finally
        {
            sandbox.Kill();
        }
    }

    [Fact]
    public void A_session_with_ten_thousand_memberships_allocates_at_most_six_times_its_body()
    {
        string document = SessionAnswers.In(
            "acme", [.. Enumerable.Range(0, 10_000).Select(i => ($"te{i:x7}", $"Research team {i}", $"research-team-{i}"))]);
        using var api = new FakeApi(SessionAnswers.Of(document));
        using Shell shell = Shell.ConnectedTo(api.BaseUri);
        shell.Succeed("$null = Get-PaperspaceSession");

        long before = GC.GetTotalAllocatedBytes(precise: true);
        shell.Succeed("$null = Get-PaperspaceSession");
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        int body = Encoding.UTF8.GetByteCount(document);
        Assert.InRange((double)allocated / body, 1, 6);
    }
}
