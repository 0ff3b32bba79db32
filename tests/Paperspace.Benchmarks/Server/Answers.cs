using System.Text;

namespace Paperspace.Benchmarks.Server;

/// <summary>What the benchmarks' server answers.</summary>
internal static class Answers
{
    public const int ItemCount = 250;
    public const int PageSize = 50;

    /// <summary>A session of a user with so many teams.</summary>
    public static byte[] Session(int memberships)
    {
        var teams = Enumerable.Range(0, memberships).Select(i => $$$"""
            {"isAdmin":{{{(i % 2 == 0 ? "true" : "false")}}},"isOwner":{{{(i == 0 ? "true" : "false")}}},"team":{"dtCreated":"2019-08-24T14:15:22.107Z","id":"te{{{i:x7}}}","isUserTeam":false,"name":"Research team {{{i}}}","namespace":"research-team-{{{i}}}","publicProfileImageUrl":null}}
            """);
        return Encoding.UTF8.GetBytes($$$"""
            {"team":{"analyticsId":48213,"id":"te0000001","isPrivate":false,"maxMachines":12,"namespace":"research-team-1"},"user":{"analyticsId":104729,"dtConfirmed":"2019-08-24T14:20:51.482Z","dtCreated":"2019-08-24T14:15:22Z","email":"ada@acme-research.example","firstName":"Ada","id":"uq7d2mx4k","isPasswordAuthEnabled":true,"isPhoneVerified":false,"isQrCodeBasedMfaConfirmed":false,"isQrCodeBasedMfaEnabled":true,"lastName":"Lovelace","metadata":{"coreSurvey":{"How large is your team?":"11-50"},"gradientSurvey":null,"graphcoreTermsAccepted":true,"tags":"beta,research"},"preferences":{"defaultProduct":"core","defaultTeamId":"te0000001","disableHotkeys":false,"fontSize":13.5,"theme":"dark"},"teamMemberships":[{{{string.Join(',', teams)}}}]}}
            """);
    }

    /// <summary>The page of machines that begins after a cursor.</summary>
    public static byte[] Machines(string? after)
    {
        var first = int.Parse(after ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var items = Enumerable.Range(first, PageSize).Select(i => $$"""
            {"id":"ps{{i:x7}}","name":"build-{{i:000}}","state":"ready","machineType":"C5","os":"Ubuntu 22.04","region":"East Coast (NY2)","cpus":4,"ram":"8589934592","storageTotal":53687091200,"publicIp":null,"privateIp":"10.0.{{i / 256}}.{{i % 256}}","dtCreated":"2024-02-03T09:00:00.000Z","dtModified":"2024-02-03T09:00:00.000Z","dtDeleted":null}
            """);
        var next = first + PageSize;
        var end = next < ItemCount ? $"\"hasMore\":true,\"nextPage\":\"{next}\"" : "\"hasMore\":false";
        return Encoding.UTF8.GetBytes($$"""{"items":[{{string.Join(',', items)}}],{{end}}}""");
    }
}
