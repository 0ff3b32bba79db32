using Paperspace.Models.Fields;

namespace Paperspace.Machines;

/// <summary>New values for some of a machine's fields.</summary>
/// <param name="values">The values by the API's names.</param>
/// <param name="body">The same as JSON.</param>
internal sealed class FieldChange(IReadOnlyDictionary<string, object> values, byte[] body) : MachineChange
{
    private protected override Task<ChangedMachine> SendAsync(
        MachineOperations operations, string id, CancellationToken stop) => operations.UpdateAsync(id, body, stop);

    private protected override bool IsSeenIn(Machine machine) => values.All(wanted => IsSeen(machine, wanted.Key, wanted.Value));

    // A value that the machine does not show (its disk's size) cannot be seen.
    private static bool IsSeen(Machine machine, string name, object wanted) =>
        ModelFields.Of(typeof(Machine)).FirstOrDefault(field => field.Name == name) is { } field
        && typeof(Machine).GetProperty(field.Property)!.GetValue(machine) is { } value
        && (value is decimal number ? number == Convert.ToDecimal(wanted) : value.Equals(wanted));
}
