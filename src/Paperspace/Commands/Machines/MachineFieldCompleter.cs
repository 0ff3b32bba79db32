using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Paperspace.Commands;

/// <summary>Completes regions and machine types: the documented ones, and those of the machines that were listed last.</summary>
public sealed class MachineFieldCompleter : IArgumentCompleter
{
    /// <summary>The regions that the API's document names.</summary>
    private static readonly string[] Regions = ["ny2", "ca1", "ams1"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        IEnumerable<Machine> machines = BoundConnection.Known<Machine>(fakeBoundParameters);
        IEnumerable<string> values = parameterName == "Region"
            ? Regions.Concat(machines.Select(machine => machine.Region))
            : machines.Select(machine => machine.MachineType);
        return values.Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(value => value, StringComparer.OrdinalIgnoreCase)
            .Select(value => new Completion(value, value))
            .StartingWith(wordToComplete);
    }
}
