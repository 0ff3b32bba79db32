using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>Completes the values of a machine's fields: those that the API documents, and those that its answers have shown.</summary>
public sealed class MachineFieldCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        IEnumerable<Completion> seen = BoundConnection.Find(fakeBoundParameters) is { } connection
            ? SeenBy(connection, parameterName)
            : [];
        return Documented(parameterName)
            .Concat(Distinct(seen).OrderBy(completion => completion.Description, StringComparer.OrdinalIgnoreCase))
            .StartingWith(wordToComplete);
    }

    // What says most comes first.
    private static IEnumerable<Completion> Distinct(IEnumerable<Completion> completions) =>
        completions.GroupBy(completion => completion.Value, StringComparer.OrdinalIgnoreCase).Select(same => same.First());

    private static IEnumerable<Completion> Documented(string parameter) =>
        (OperationTable.Find("POST", "machines")!.Body
            .FirstOrDefault(field => field.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase))?.Values ?? [])
        .Select(Value);

    private static IEnumerable<Completion> SeenBy(Connection connection, string parameter) => parameter switch
    {
        nameof(Machine.Region) => connection.Known.Of<Machine>()
            .Select(machine => Value(machine.Region))
            .Except(Documented(parameter)),
        nameof(Machine.MachineType) => connection.KnownNames.Of(AnswerNames.MachineTypes).Keys
            .Concat(connection.Known.Of<Machine>().Select(machine => machine.MachineType))
            .Select(Value),
        nameof(Machine.NetworkId) => Named(connection, AnswerNames.PrivateNetworks)
            .Concat(Named(connection, AnswerNames.MachineNetworks))
            .Concat(connection.Known.Of<Machine>()
                .Where(machine => machine.NetworkId is not null)
                .Select(machine => Named(machine.NetworkId!, machine.Region))),
        nameof(NewPaperspaceMachineCommand.TemplateId) =>
            Named(connection, AnswerNames.OsTemplates).Concat(Named(connection, AnswerNames.CustomTemplates)),
        nameof(NewPaperspaceMachineCommand.StartupScriptId) => Named(connection, AnswerNames.StartupScripts),
        nameof(SetPaperspaceMachineCommand.RestorePointSnapshotId) => Named(connection, AnswerNames.Snapshots),
        nameof(NewPaperspaceMachineCommand.AccessorIds) => connection.Known.Of<TeamMember>()
            .Where(member => member.TeamId == connection.TeamId)
            .Select(member => new Completion(member.Id, $"{member.Name} ({member.Email})") { Name = member.Name }),
        _ => [],
    };

    private static IEnumerable<Completion> Named(Connection connection, string collection) =>
        connection.KnownNames.Of(collection).Select(named => Named(named.Key, named.Value));

    private static Completion Named(string id, string name) => new(id, name) { Name = name };

    private static Completion Value(string value) => new(value, value);
}
