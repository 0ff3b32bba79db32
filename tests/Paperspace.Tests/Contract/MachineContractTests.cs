using System.Management.Automation;
using CsCheck;
using Paperspace.Tests.Contract.Documents;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Contract;

/// <summary>Machines of every form that the contract allows, and of those that it does not.</summary>
public sealed class MachineContractTests : IDisposable
{
    private const string Get = "Get-PaperspaceMachine -Id ps1";

    private readonly SessionApi _api = new();

    public void Dispose() => _api.Dispose();

    [Fact]
    public void Every_document_of_the_contract_comes_out_whole() => ContractDocument.Of(ContractSchema.Machine).Sample(
        document =>
        {
            ContractSchema.Machine.AssertValid(document.Text);
            _api.Answer(document.Bytes);
            Assert.Single(_api.Shell.Succeed(Get)).IsWhole(ContractSchema.Machine, document.Text);
        },
        iter: 200,
        threads: 1,
        print: document => document.Text);

    [Fact]
    public void No_field_is_lost_through_Clixml() => ContractDocument.Of(ContractSchema.Machine)
        .Where(document => document.Text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0)
        .Sample(
            document =>
            {
                _api.Answer(document.Bytes);
                Assert.Single(_api.Shell.Succeed(
                    $"[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(({Get})))"))
                    .IsWhole(ContractSchema.Machine, document.Text, "Deserialized.Paperspace.");
            },
            iter: 100,
            threads: 1,
            print: document => document.Text);

    [Fact]
    public void Every_way_to_break_the_contract_at_one_place_is_an_invalid_response_that_names_the_place()
    {
        JsonText golden = JsonTexts.Parse(GoldenMachine.Json);
        ContractSchema.Machine.AssertValid(GoldenMachine.Json);
        Violation[] violations = [.. Violation.AllOf(ContractSchema.Machine, golden)];
        Assert.True(violations.Length > 400);
        Assert.All(violations, violation =>
        {
            string broken = violation.Break().Write();
            if (violation.IsOfSchema)
            {
                ContractSchema.Machine.AssertInvalid(broken);
            }

            _api.Answer(broken);
            ErrorRecord error = _api.Shell.Fail(Get);
            error.IsDesigned("InvalidResponse", ErrorCategory.InvalidData);
            string place = $" documents: {violation.Place}: {(violation.What == Violation.Missing ? "it is missing" : "")}";
            Assert.Contains(place, error.Exception.Message, StringComparison.Ordinal);
        });
    }
}
