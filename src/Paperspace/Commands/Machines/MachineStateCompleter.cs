using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Completes the documented states of machines.</summary>
public sealed class MachineStateCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        MachineStates.All.Select(state => new Completion(state, state)).StartingWith(wordToComplete);
}
