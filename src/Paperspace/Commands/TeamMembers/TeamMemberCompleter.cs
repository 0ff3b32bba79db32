using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>Completes the email addresses of the members that were listed last; makes no request.</summary>
public sealed class TeamMemberCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        ConnectionStore.Current.All
            .SelectMany(connection => connection.Known.Of<TeamMember>())
            .Where(member => member.Email.Length > 0)
            .GroupBy(member => member.Email, StringComparer.OrdinalIgnoreCase)
            .Select(same => new Completion(same.Key, $"{same.First().Name} ({same.First().Role})").WithEscapedWildcards())
            .StartingWith(wordToComplete);
}
