using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.Rest;

namespace Paperspace.Commands.Completers;

/// <summary>Completes the paths of the published operations for the chosen method, and says what each does.</summary>
public sealed class PathCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string method = fakeBoundParameters["Method"]?.ToString() ?? "GET";
        string typed = wordToComplete.Trim('\'', '"');
        string slash = typed is ['/', ..] ? "/" : "";
        return
            from operation in OperationTable.All
            where operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)
            let path = operation.Complete(typed.Substring(slash.Length))
            where path is not null
            select new Completion(slash + path, operation.Summary).ToResult();
    }
}
