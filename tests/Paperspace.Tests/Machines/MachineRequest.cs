namespace Paperspace.Tests.Machines;

/// <summary>A request that came.</summary>
/// <param name="Text">Its method and path.</param>
/// <param name="At">When it came.</param>
internal sealed record MachineRequest(string Text, TimeSpan At);
