using Paperspace.Sandbox.Server;

namespace Paperspace.Tests.Support;

/// <summary>What a <see cref="FakeApi"/> answers to <c>GET /auth/session</c>.</summary>
public static class SessionAnswers
{
    /// <summary>The session of the default sample account.</summary>
    public static FakeApi.Answer Good => Of(SampleAccounts.Default.SessionJson);

    /// <summary>The same of another user in that team.</summary>
    public static FakeApi.Answer GoodOf(string user) =>
        Of(SampleAccounts.Default.SessionJson.Replace("ada@acme-research.example", $"{user}@acme-research.example", StringComparison.Ordinal));

    /// <summary>How the API says that a key is wrong or revoked.</summary>
    public static FakeApi.Answer NobodyLoggedIn => Of("null");

    public static FakeApi.Answer Of(string json) => FakeApi.Http(200, json);

    /// <summary>A session of a team with this namespace; its user is in the teams given.</summary>
    public static string In(string team, params (string Id, string Name, string Namespace)[] memberships) =>
        OfUser("user", team, memberships);

    /// <summary>The same of a user with this name.</summary>
    public static string OfUser(string user, string team, params (string Id, string Name, string Namespace)[] memberships)
    {
        IEnumerable<string> items = memberships.Select(membership =>
            $$$"""
            {"isAdmin":false,"isOwner":false,"team":{"dtCreated":"2019-08-24T14:15:22Z","id":"{{{membership.Id}}}",
            "isUserTeam":false,"name":"{{{membership.Name}}}","namespace":"{{{membership.Namespace}}}"}}
            """);
        return $$$"""
            {"team":{"analyticsId":1,"id":"te0","isPrivate":false,"maxMachines":1,"namespace":"{{{team}}}"},
            "user":{"analyticsId":1,"dtConfirmed":null,"dtCreated":"2019-08-24T14:15:22Z","email":"{{{user}}}@{{{team}}}.example",
            "firstName":"A","id":"u0","isPasswordAuthEnabled":true,"isPhoneVerified":true,"isQrCodeBasedMfaConfirmed":false,
            "isQrCodeBasedMfaEnabled":false,"lastName":"B","metadata":{"graphcoreTermsAccepted":false},
            "teamMemberships":[{{{string.Join(',', items)}}}]}}
            """;
    }
}
