using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.StoredKeys;

namespace Paperspace.Commands;

/// <summary>Completes the teams that <c>pspace</c> stored a key for.</summary>
public sealed class StoredTeamCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        try
        {
            return PspaceKeys.Teams.Select(team => new Completion(team, team)).StartingWith(wordToComplete);
        }
        catch (PaperspaceException)
        {
            // A file that cannot be read is an error of the command, not of Tab.
            return [];
        }
    }
}
