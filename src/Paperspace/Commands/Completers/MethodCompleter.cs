using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>Completes the methods that the chosen path has, and says what each does; all methods for any other path.</summary>
public sealed class MethodCompleter : IArgumentCompleter
{
    internal static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string path = (fakeBoundParameters["Path"]?.ToString() ?? "").Split('?')[0].Trim('/');

        // Names sort before placeholders, so the first match is the path itself where one could also be another's value.
        string? matched = OperationTable.All.FirstOrDefault(operation => operation.Matches(path))?.Path;
        var published = OperationTable.All
            .Where(operation => operation.Path == matched)
            .Select(operation => new Completion(operation.Method, OperationToolTip.Of(operation)))
            .ToList();
        return (published.Count > 0 ? published : Methods.Select(method => new Completion(method, method)))
            .StartingWith(wordToComplete);
    }
}
