using System.Management.Automation;

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
    internal static void Note(object? row) => _last = row is PSObject { BaseObject: PSCustomObject } bag
        ? Array.ConvertAll(Names, name => bag.Properties[name] is PSNoteProperty { Value: { } value } ? $"{name} {value}" : null)
            .FirstOrDefault(name => name is not null)
        : null;

    /// <summary>The name of the row noted last; null when it has none.</summary>
    internal static string? Take()
    {
        string? last = _last;
        _last = null;
        return last;
    }
}
