namespace Paperspace.Tests.Support;

/// <summary>The smallest session that the contract allows.</summary>
public static class SessionJson
{
    /// <summary>The session of a user in one team, both named by the argument.</summary>
    public static string For(string name) =>
        $$$"""
        {"team":{"analyticsId":1,"id":"t1","isPrivate":false,"maxMachines":1,"namespace":"{{{name}}}"},
        "user":{"analyticsId":1,"dtConfirmed":null,"dtCreated":"2019-08-24T14:15:22Z","email":"{{{name}}}@example.test",
        "firstName":"F","id":"u1","isPasswordAuthEnabled":true,"isPhoneVerified":true,"isQrCodeBasedMfaConfirmed":false,
        "isQrCodeBasedMfaEnabled":false,"lastName":"L",
        "metadata":{"coreSurvey":null,"gradientSurvey":null,"graphcoreTermsAccepted":false,"tags":null},
        "teamMemberships":[{"isAdmin":true,"isOwner":true,"team":{"dtCreated":"2019-08-24T14:15:22Z","id":"t1",
        "isUserTeam":true,"name":"{{{name}}}","namespace":"{{{name}}}","publicProfileImageUrl":null}}]}}
        """;
}
