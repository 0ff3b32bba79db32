using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>
/// Completes the paths of the published operations and says what each does and takes. As long as no method is chosen, those
/// of GET come first, and what is inserted for another method brings it along.
/// </summary>
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
        string? method = fakeBoundParameters["Method"]?.ToString()
            ?? (fakeBoundParameters.Contains("Paginate") ? "GET" : null);
        string typed = wordToComplete.Trim('\'', '"');
        string slash = typed is ['/', ..] ? "/" : "";
        return
            from operation in OperationTable.All
            where method is null || operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)
            let path = operation.Complete(typed.Substring(slash.Length))
            where path is not null
            orderby operation.Method != "GET"
            let completion = new Completion(slash + path, OperationToolTip.Of(operation)).ToResult()
            select method is null && operation.Method != "GET" ? WithMethod(completion, operation.Method) : completion;
    }

    private static CompletionResult WithMethod(CompletionResult path, string method) => new(
        $"{path.CompletionText} -Method {method}", $"{path.ListItemText} -Method {method}", path.ResultType, path.ToolTip);
}
