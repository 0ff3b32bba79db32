using Paperspace.Changes;

namespace Paperspace.Machines;

/// <summary>A machine that is meant.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">How people call it: its name, or its id where that is all that is known.</param>
/// <param name="Deadline">Until when all that is asked for must have happened.</param>
internal sealed record MachineTarget(MachineAccount Account, string Id, string Name, Deadline Deadline);
