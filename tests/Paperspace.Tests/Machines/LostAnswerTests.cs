using System.Management.Automation;
using Paperspace.Tests.Contract.Documents;
using Paperspace.Tests.Rest;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Machines;

/// <summary>A change that may have been made though its answer says nothing of it is settled by looking.</summary>
public sealed class LostAnswerTests(RestFixture rest) : IClassFixture<RestFixture>
{
    private const int NoAnswer = 0;

    private const string Remove = "Remove-PaperspaceMachine -Id ps1 -Confirm:$false";
    private const string SetMember = "Set-PaperspaceTeamMember u1 -Role Admin";
    private const string RemoveMember = "Remove-PaperspaceTeamMember u1 -Confirm:$false";

    private static readonly string Deleted = GoldenMachine.Json;
    private static readonly string There =
        Deleted.Replace("\"dtDeleted\": \"2024-05-06T07:08:09.5Z\"", "\"dtDeleted\": null", StringComparison.Ordinal);

    public static MatrixTheoryData<string, int> Changes => new(
        [
            Remove,
            "Start-PaperspaceMachine -Id ps1", "Start-PaperspaceMachine -Id ps1 -Wait",
            "Stop-PaperspaceMachine -Id ps1", "Stop-PaperspaceMachine -Id ps1 -Wait",
            "Restart-PaperspaceMachine -Id ps1", "Restart-PaperspaceMachine -Id ps1 -Wait",
            "Set-PaperspaceMachine -Id ps1 -NewName another",
            "New-PaperspaceMachine one -MachineType C5 -TemplateId t1 -DiskSize 50 -Region ny2 -Wait",
            SetMember,
            RemoveMember,
        ],
        [500, 502, 503, 504, 408, NoAnswer]);

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_is_not_seen_to_be_changed_is_one_error_that_says_to_look(string change, int status)
    {
        string machine = change.StartsWith("Start", StringComparison.Ordinal)
            ? There.Replace("\"ready\"", "\"off\"", StringComparison.Ordinal)
            : There;
        Lose(status, look: _ => new RestAnswer(200, machine));

        ErrorRecord error = rest.Shell.Fail(change);

        (string id, ErrorCategory category) = status switch
        {
            NoAnswer => ("ConnectionFailed", ErrorCategory.ConnectionError),
            408 => ("Timeout", ErrorCategory.OperationTimeout),
            _ => ("ServerError", ErrorCategory.ResourceUnavailable),
        };
        Exception exception = error.IsDesigned(id, category);
        Assert.Matches("may have been (made|created) all the same", exception.Message);
        Assert.Contains("look at", error.ErrorDetails.RecommendedAction, StringComparison.OrdinalIgnoreCase);
        Assert.Single(rest.Api.Requests, request => request.Method != "GET");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public void A_machine_that_is_gone_is_removed(int look)
    {
        Lose(503, _ => new RestAnswer(look, look == 200 ? Deleted : ""));
        Assert.Empty(rest.Shell.Succeed(Remove));
    }

    [Theory]
    [InlineData("", 403)]
    [InlineData("{}", 200)]
    [InlineData("null", 200)]
    public void A_machine_that_cannot_be_looked_at_is_not_taken_for_removed(string body, int look)
    {
        Lose(503, _ => new RestAnswer(look, body));
        Assert.Contains("it could not be looked at", rest.Shell.Fail(Remove).Exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The member may stand in the part of the list that cannot be had.</summary>
    [Theory]
    [InlineData(SetMember, "null")]
    [InlineData(RemoveMember, "null")]
    [InlineData(RemoveMember, "\"again\"")]
    public void A_list_that_is_cut_says_nothing_of_a_member(string change, string cursor)
    {
        Lose(503, request => $$"""{"items":[],"hasMore":true,"nextPage":{{cursor}}}""");
        Exception exception = rest.Shell.Fail(change).IsDesigned("ServerError", ErrorCategory.ResourceUnavailable);
        Assert.Contains("The change may have been made all the same: the team could not be looked at", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_who_is_in_the_list_no_more_is_removed()
    {
        Lose(503, _ => """{"items":[],"hasMore":false}""");
        Assert.Empty(rest.Shell.Succeed(RemoveMember));
    }

    /// <summary>Loses the answers to changes, and answers what is looked at from then on.</summary>
    private void Lose(int status, Func<ReceivedRequest, RestAnswer> look)
    {
        const string Members = """{"items":[{"isAdmin":false,"isOwner":false,"user":{"id":"u1","email":"a@b.example"}}],"hasMore":false}""";
        bool isChanged = false;
        rest.Api.Answer(request =>
        {
            if (request.Method != "GET")
            {
                isChanged = true;
                return status == NoAnswer ? RestAnswer.Close : new RestAnswer(status);
            }

            bool isList = request.Path.EndsWith("/users", StringComparison.Ordinal);
            RestAnswer answer = look(request);
            return isList && (!isChanged || !answer.Body.Contains("items", StringComparison.Ordinal)) ? Members : answer;
        });
    }
}
