using CsCheck;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Contract.Documents;

namespace Paperspace.Tests.Contract;

public sealed class ValidSessionTests : IDisposable
{
    private readonly SessionApi _api = new();

    public static TheoryData<string> SampleSessions => [.. SampleAccounts.All.Select(account => account.SessionJson).Distinct()];

    public void Dispose() => _api.Dispose();

    [Fact]
    public void Every_document_of_the_contract_comes_out_whole()
    {
        ContractDocument.Of(ContractSchema.Session).Sample(
            document =>
            {
                ContractSchema.Session.AssertValid(document.Text);
                _api.Answer(document.Bytes);
                Assert.Single(_api.Shell.Succeed("Get-PaperspaceSession")).IsWhole(document.Text);
            },
            iter: 500,
            threads: 1,
            print: document => document.Text);
        Assert.Equal(1, _api.ConnectionCount);
    }

    [Fact]
    public void Every_document_of_the_contract_gives_its_memberships()
    {
        ContractDocument.Of(ContractSchema.Session).Sample(
            document =>
            {
                _api.Answer(document.Bytes);
                _api.Shell.Succeed("Get-PaperspaceTeamMembership").AreMembershipsOf(document.Text);
            },
            iter: 100,
            threads: 1,
            print: document => document.Text);
    }

    [Theory]
    [MemberData(nameof(SampleSessions))]
    public void Every_sample_session_of_the_sandbox_keeps_to_the_contract_and_comes_out_whole(string document)
    {
        ContractSchema.Session.AssertValid(document);
        _api.Answer(document);
        Assert.Single(_api.Shell.Succeed("Get-PaperspaceSession")).IsWhole(document);
    }
}
