using System.Management.Automation.Language;
using Paperspace.Api;

namespace Paperspace.StoredKeys;

/// <summary>The keys that <c>pspace</c> stored, one for each team it is logged in to.</summary>
internal static class PspaceKeys
{
    private const string CredentialsFile = "credentials.toml";
    private const string ConfigurationFile = "config.toml";
    private const int MostShown = 10;

    private const string FirstStep = "Run 'pspace login' for that team, or give its key with -ApiKey.";

    /// <summary>The namespaces of the teams that have a key.</summary>
    /// <exception cref="PaperspaceException">A file cannot be read: <see cref="ErrorKind.StoredKeyNotFound"/>.</exception>
    internal static IReadOnlyCollection<string> Teams => ReadKeys() is { } keys
        // A name that is one of the keys as well stands on the wrong side, and would show it.
        ? [.. keys.Where(entry => entry.Value is string { Length: > 0 } && !keys.Values.Contains(entry.Key)).Select(entry => entry.Key)]
        : [];

    /// <summary>The key of a team.</summary>
    /// <exception cref="PaperspaceException">There is none: <see cref="ErrorKind.StoredKeyNotFound"/>.</exception>
    internal static string Find(string team)
    {
        string path = PspaceFile.PathOf(CredentialsFile);
        IDictionary<string, object> keys = ReadKeys() ?? throw new PaperspaceException(
            ErrorKind.StoredKeyNotFound, $"There is no file {VisibleText.Of(path)} with keys that pspace stored. {FirstStep}");
        return keys.TryGetValue(team, out object? key) && key is string text
            ? text
            : throw new PaperspaceException(
                ErrorKind.StoredKeyNotFound,
                $"The file {VisibleText.Of(path)} has no key for the team '{VisibleText.Of(team)}'.{(TeamsSentence() is { Length: > 0 } teams ? teams : " " + FirstStep)}");
    }

    /// <summary>The key of the team that <c>pspace</c> works with at present; null when it has none.</summary>
    /// <exception cref="PaperspaceException">A file cannot be read: <see cref="ErrorKind.StoredKeyNotFound"/>.</exception>
    internal static string? FindCurrent() =>
        PspaceFile.Read(PspaceFile.PathOf(ConfigurationFile)) is { } configuration
        && configuration.TryGetValue("team", out object? team) && team is string name
        && ReadKeys() is { } keys && keys.TryGetValue(name, out object? key)
            ? key as string
            : null;

    /// <summary>What to warn of, since the file holds keys; null when all is well.</summary>
    internal static string? Warning()
    {
        string path = PspaceFile.PathOf(CredentialsFile);
        return Platform.IsReadableByOthers(path)
            ? $"Other users of this computer can read the keys in {VisibleText.Of(path)}. To keep them out: chmod 600 {Quote(path)}"
            : null;
    }

    // For PowerShell, where the warning is read: a shell's way, to join pieces with other quotes, makes two arguments there.
    private static string Quote(string path) =>
        $"'{CodeGeneration.EscapeSingleQuotedStringContent(VisibleText.Of(path))}'";

    /// <summary>The teams that have a key, as a sentence of a message; empty when there is none, or no file to read.</summary>
    internal static string TeamsSentence()
    {
        try
        {
            string[] teams = [.. Teams.OrderBy(team => team, StringComparer.OrdinalIgnoreCase)];
            string shown = VisibleText.Of(string.Join(", ", teams.Take(MostShown)));
            string more = teams.Length > MostShown ? $" and {teams.Length - MostShown} more" : "";
            return teams.Length == 0 ? "" : $" pspace has keys for: {shown}{more} (Connect-Paperspace -Team takes one).";
        }
        catch (PaperspaceException)
        {
            return "";
        }
    }

    private static IDictionary<string, object>? ReadKeys() =>
        PspaceFile.Read(PspaceFile.PathOf(CredentialsFile)) is not { } content ? null
        : content.TryGetValue("keys", out object? keys) && keys is IDictionary<string, object> byTeam ? byTeam
        : new Dictionary<string, object>();
}
