using CsCheck;
using Paperspace.Tests.Contract.Documents;

namespace Paperspace.Tests.Contract;

/// <summary>Sessions that come through Clixml, as Export-Clixml, jobs and remoting send them.</summary>
public sealed class DeserializedSessionTests : IDisposable
{
    private const string RoundTrip =
        "$d = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-PaperspaceSession)))";

    private readonly SessionApi _api = new();

    public void Dispose() => _api.Dispose();

    [Fact]
    public void No_field_is_lost_at_any_depth()
    {
        SessionDocument.Any.Sample(
            document =>
            {
                _api.Answer(document.Bytes);
                Assert.Single(_api.Shell.Succeed($"{RoundTrip}; $d")).IsWhole(document.Text, "Deserialized.Paperspace.");
            },
            iter: 100,
            threads: 1,
            print: document => document.Text);
    }

    [Fact]
    public void A_deserialised_session_gives_the_same_memberships()
    {
        SessionDocument.Any.Sample(
            document =>
            {
                _api.Answer(document.Bytes);
                _api.Shell.Succeed($"{RoundTrip}; $d | Get-PaperspaceTeamMembership").AreMembershipsOf(document.Text);
            },
            iter: 100,
            threads: 1,
            print: document => document.Text);
    }
}
