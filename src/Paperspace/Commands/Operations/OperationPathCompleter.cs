using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>Completes the paths of the published operations, each once, and says what can be done there.</summary>
public sealed class OperationPathCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = wordToComplete.Trim('\'', '"').TrimStart('/');
        return
            from operation in OperationTable.All
            let path = operation.Complete(typed)
            where path is not null
            group $"{operation.Method}: {operation.Summary}" by path into same
            select new Completion(same.Key, string.Join("; ", same)).ToResult();
    }
}
