using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Paperspace.Commands;

/// <summary>Completes names and namespaces of teams from what the latest session said; makes no request.</summary>
public sealed class TeamCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        IReadOnlyList<TeamMembership> known = KnownMemberships(fakeBoundParameters);
        return known
            .Select(membership => new Completion(membership.Name, Describe(membership)))
            .Concat(known.Select(membership => new Completion(membership.Namespace, Describe(membership))))
            .GroupBy(completion => completion.Value, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First().WithEscapedWildcards())
            .StartingWith(wordToComplete);
    }

    private static IReadOnlyList<TeamMembership> KnownMemberships(IDictionary bound)
    {
        object? session = bound["Session"];
        return (session is PSObject wrapped ? wrapped.BaseObject : session) is Session given
            ? given.TeamMemberships
            : BoundConnection.Known<TeamMembership>(bound);
    }

    private static string Describe(TeamMembership membership) =>
        $"{membership.Name} ({membership.Namespace}{(membership.IsOwner ? ", owner" : membership.IsAdmin ? ", admin" : "")}{(membership.IsCurrent ? ", current" : "")})";
}
