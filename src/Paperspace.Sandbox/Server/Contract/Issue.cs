namespace Paperspace.Sandbox.Server.Contract;

/// <summary>What is wrong at a place of a request, as the API's errors have it in their details.</summary>
/// <param name="Path">The names and indexes that lead to the place.</param>
/// <param name="Message">What is wrong there.</param>
internal sealed record Issue(IReadOnlyList<object> Path, string Message);
