namespace Paperspace.Machines;

/// <summary>A machine whose change was taken, or is not needed any more.</summary>
/// <param name="Machine">The machine as it was seen last; null where it is gone.</param>
/// <param name="EventId">The event that tells how the change goes; null where none is known.</param>
internal sealed record ChangedMachine(Machine? Machine, string? EventId);
