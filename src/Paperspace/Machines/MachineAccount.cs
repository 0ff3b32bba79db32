using Paperspace.Changes;

namespace Paperspace.Machines;

/// <summary>An account whose machines one cmdlet works on.</summary>
/// <param name="Operations">Its machines.</param>
/// <param name="Throttle">What holds back its requests when there are too many.</param>
internal sealed record MachineAccount(MachineOperations Operations, Throttle Throttle);
