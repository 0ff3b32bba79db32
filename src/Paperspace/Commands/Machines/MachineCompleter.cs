using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Paperspace.Commands;

/// <summary>Completes names or ids of the machines that were listed last; makes no request.</summary>
public sealed class MachineCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        IReadOnlyList<Machine> machines = BoundConnection.Known<Machine>(fakeBoundParameters);
        return (parameterName == "Id"
                ? machines.Select(machine => new Completion(machine.Id, $"{machine.Name}: {Describe(machine)}") { Name = machine.Name })
                : machines.Select(machine => new Completion(machine.Name, Describe(machine)).WithEscapedWildcards()))
            .GroupBy(completion => completion.Value, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())
            .StartingWith(wordToComplete);
    }

    private static string Describe(Machine machine) => $"{machine.State}, {machine.MachineType}, {machine.Region}";
}
