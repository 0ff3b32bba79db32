namespace Paperspace.Tests.Contract.Documents;

/// <summary>A session with every field that the contract has.</summary>
internal static class GoldenSession
{
    internal const string Json = """
        {
          "team": {
            "analyticsId": 48213,
            "id": "te8k2w5qn",
            "isPrivate": false,
            "maxMachines": 12.5,
            "namespace": "acme-research"
          },
          "user": {
            "analyticsId": 104729,
            "dtConfirmed": "2019-08-24T16:20:51.482+02:00",
            "dtCreated": "2019-08-24T14:15:22Z",
            "email": "ada@acme-research.example",
            "firstName": "Ada",
            "id": "uq7d2mx4k",
            "isPasswordAuthEnabled": true,
            "isPhoneVerified": false,
            "isQrCodeBasedMfaConfirmed": false,
            "isQrCodeBasedMfaEnabled": true,
            "lastName": "Lovelace",
            "metadata": {
              "coreSurvey": { "How large is your team?": "11-50" },
              "gradientSurvey": { "Which framework?": "PyTorch", "Since when?": "2018" },
              "graphcoreTermsAccepted": true,
              "tags": "beta,research"
            },
            "preferences": {
              "defaultProduct": "core",
              "defaultTeamId": "te8k2w5qn",
              "disableHotkeys": false,
              "fontSize": 13.5,
              "theme": "dark"
            },
            "teamMemberships": [
              {
                "isAdmin": true,
                "isOwner": true,
                "team": {
                  "dtCreated": "2019-08-24T14:15:22.107Z",
                  "id": "te1a7d3xc",
                  "isUserTeam": true,
                  "name": "Ada Lovelace",
                  "namespace": "ada",
                  "publicProfileImageUrl": "https://images.example/ada.png"
                }
              },
              {
                "isAdmin": true,
                "isOwner": false,
                "team": {
                  "dtCreated": "2020-02-03T09:00:00+01:00",
                  "id": "te8k2w5qn",
                  "isUserTeam": false,
                  "name": "Acme Research",
                  "namespace": "acme-research",
                  "publicProfileImageUrl": null
                }
              }
            ]
          }
        }
        """;

    /// <summary>The document with the first <paramref name="part"/> of it changed.</summary>
    internal static string With(string part, string changed)
    {
        int at = Json.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The golden document has no {part}.");
        return Json[..at] + changed + Json[(at + part.Length)..];
    }
}
