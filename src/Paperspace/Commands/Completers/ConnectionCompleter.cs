using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>Completes the team namespaces of this runspace's connections.</summary>
public sealed class ConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        ConnectionStore.Current.All
            .GroupBy(connection => connection.Team, StringComparer.OrdinalIgnoreCase)
            .Select(team => new Completion(team.Key, string.Join(", ", team.Select(connection => connection.User))))
            // A connection is named literally, and chosen from a list with wildcards.
            .Select(team => parameterName == nameof(GetPaperspaceConnectionCommand.Team) ? team.WithEscapedWildcards() : team)
            .StartingWith(wordToComplete);
}
