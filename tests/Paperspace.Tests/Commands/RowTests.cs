using System.Management.Automation;
using Paperspace.Tests.Engine;
using Paperspace.Tests.Rest;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Commands;

/// <summary>Rows bind by their id, whatever its type is; none becomes a name.</summary>
public sealed class RowTests(RestFixture rest) : IClassFixture<RestFixture>
{
    public static MatrixTheoryData<(string Value, string Id), (string Command, string Request)> Ids => new(
        [
            ("'ps1'", "ps1"), ("[char]'a'", "a"), ("5", "5"), ("5L", "5"),
            ("[guid]'7f0f5a0e-4a58-4f43-9f61-3f1a9f0d2c11'", "7f0f5a0e-4a58-4f43-9f61-3f1a9f0d2c11"),
        ],
        [
            ("Stop-PaperspaceMachine", "PATCH machines/{0}/stop"),
            ("Wait-PaperspaceMachine", "GET machines/{0}"),
            ("Set-PaperspaceMachine -NewName another", "PUT machines/{0}"),
            ("Remove-PaperspaceMachine -Confirm:$false", "DELETE machines/{0}"),
            ("Set-PaperspaceTeamMember -Role Admin", "PUT teams/te8k2w5qn/users/{0}"),
            ("Remove-PaperspaceTeamMember -Confirm:$false", "DELETE teams/te8k2w5qn/users/{0}"),
        ]);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_binds_by_an_id_of_any_type((string Value, string Id) id, (string Command, string Request) call)
    {
        rest.Api.Answer(request => request.Path.EndsWith("/users", StringComparison.Ordinal)
            ? $$$"""{"items":[{"isAdmin":false,"isOwner":false,"user":{"id":"{{{id.Id}}}","email":"a@b.example"}}],"hasMore":false}"""
            : new RestAnswer(404));
        ErrorRecord error = rest.Shell.Fail($"[pscustomobject]@{{ Id = {id.Value} }} | {call.Command}");
        error.IsDesigned("NotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal(string.Format(null, call.Request, id.Id), error.Exception.Get("Request"));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Id = 5; Team = [char]'x' }", "NotConnected")]
    [InlineData("[pscustomobject]@{ Id = 5; Team = $null }", "ParameterArgumentValidationError")]
    [InlineData("[pscustomobject]@{ Id = 1.5 }", "InvalidRequest")]
    [InlineData("[pscustomobject]@{ Id = [pscustomobject]@{ a = 1 } }", "InvalidRequest")]
    [InlineData("[pscustomobject]@{ Id = $null }", "ParameterArgumentValidationError")]
    [InlineData("[pscustomobject]@{ Name = 'm0' }", "InputObjectNotBound")]
    [InlineData("@{ Id = 'ps1' }", "InputObjectNotBound")]
    public void A_row_whose_machine_is_not_told_is_an_error_and_nothing_is_sent(string row, string id)
    {
        rest.Api.Answer(_ => new RestAnswer(404));
        ErrorRecord error = rest.Shell.Fail($"{row} | Remove-PaperspaceMachine -Confirm:$false");
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(rest.Api.Requests);
    }

    [Theory]
    [InlineData("Stop-PaperspaceMachine $row")]
    [InlineData("Stop-PaperspaceMachine -Name $row, 'x'")]
    [InlineData("Stop-PaperspaceMachine @{ Id = 5 }")]
    [InlineData("Get-PaperspaceMachine $row")]
    [InlineData("Get-PaperspaceTeamMember $row")]
    [InlineData("Remove-PaperspaceTeamMember -Name $row -Confirm:$false")]
    public void A_row_that_is_given_as_a_name_is_refused(string script)
    {
        rest.Api.Answer(_ => new RestAnswer(404));
        EngineResult result = rest.Shell.Run($"$row = [pscustomobject]@{{ Id = 5 }}; {script}");
        Assert.Contains("A row is no name", Assert.Single(result.AllErrors).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(rest.Api.Requests);
    }

    [Fact]
    public void A_machine_that_is_given_as_a_name_is_the_one_of_its_name()
    {
        string machine = Contract.Documents.GoldenMachine.Json;
        rest.Api.Answer(_ => $$"""{"items":[{{machine}}],"hasMore":false}""");
        Assert.Equal(
            "train-01,train-01",
            rest.Shell.Succeed("""
                $machine = Get-PaperspaceMachine
                $serializer = [System.Management.Automation.PSSerializer]
                (Get-PaperspaceMachine $machine), (Get-PaperspaceMachine ($serializer::Deserialize($serializer::Serialize($machine))) | ForEach-Object Name) -join ','
                """).Single().BaseObject);
    }
}
