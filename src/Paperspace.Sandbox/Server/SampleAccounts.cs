using System.Reflection;
using System.Text.Json;

namespace Paperspace.Sandbox.Server;

/// <summary>The accounts of the sandbox, from the files in <c>SampleData</c>, one a person.</summary>
public static class SampleAccounts
{
    private static readonly string[] People = ["ada", "grace", "alan", "hedy", "hypatia"];

    /// <summary>All accounts; the first is <see cref="Default"/>.</summary>
    public static IReadOnlyList<SampleAccount> All { get; } = [.. People.SelectMany(Load)];

    /// <summary>The account that the tour connects with: Ada in <c>acme-research</c>.</summary>
    public static SampleAccount Default => All[0];

    // The user is written once for all of a person's keys. Its text goes into the answer as it stands in the file, so
    // that numbers and dates keep their form.
    private static IEnumerable<SampleAccount> Load(string person)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{person}.json")
            ?? throw new InvalidOperationException($"There is no sample data for '{person}'.");
        using var document = JsonDocument.Parse(stream);
        var user = document.RootElement.GetProperty("user");

        foreach (var key in document.RootElement.GetProperty("keys").EnumerateArray())
        {
            var team = key.GetProperty("team");
            yield return new SampleAccount(
                person,
                key.GetProperty("apiKey").GetString()!,
                team.GetProperty("namespace").GetString()!,
                team.GetProperty("id").GetString()!,
                IsAdmin(user, team),
                $$"""{"team":{{team.GetRawText()}},"user":{{user.GetRawText()}}}""");
        }
    }

    private static bool IsAdmin(JsonElement user, JsonElement team) =>
        user.GetProperty("teamMemberships").EnumerateArray().Any(membership =>
            membership.GetProperty("team").GetProperty("id").ValueEquals(team.GetProperty("id").GetString())
            && (membership.GetProperty("isAdmin").GetBoolean() || membership.GetProperty("isOwner").GetBoolean()));
}
