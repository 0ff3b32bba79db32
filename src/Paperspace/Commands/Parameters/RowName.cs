using System.Management.Automation;
using Paperspace.Api;

namespace Paperspace.Commands;

/// <summary>
/// What the row of a file is called whose key is being bound, for the error that it may become. PowerShell hands a cmdlet the
/// key of a row and not the row.
/// </summary>
internal static class RowName
{
    private static readonly string[] Names = ["Name", "Team", "Namespace", "User"];

    // Binding and processing of a row follow each other on one thread.
    [ThreadStatic]
    private static string? _last;

    /// <summary>Notes what is piped in.</summary>
    internal static void Note(object? row) => _last = row is PSObject { BaseObject: PSCustomObject } bag ? NameOf(bag) : null;

    /// <summary>The name of the row noted last; null when it has none.</summary>
    internal static string? Take()
    {
        string? last = _last;
        _last = null;
        return last;
    }

    private static string? NameOf(PSObject row)
    {
        // A name can repeat the key: where columns were mixed up, or somebody named a row by it.
        var secrets = new Redaction(TextOf(row, nameof(ConnectPaperspaceCommand.ApiKey))?.Trim());
        return Names
            .Select(name => (Name: name, Value: TextOf(row, name)))
            .Where(named => !string.IsNullOrWhiteSpace(named.Value))
            .Select(named => $"{named.Name} {secrets.Of(named.Value!)}")
            .FirstOrDefault();
    }

    private static string? TextOf(PSObject row, string name) => (row.Properties[name] as PSNoteProperty)?.Value?.ToString();
}
