namespace Paperspace.Tests.Shells;

/// <summary>What became of one test of Pester's.</summary>
/// <param name="Name">The file that it is in, and its whole name.</param>
/// <param name="Result">Pester's word: <c>Passed</c>, <c>Failed</c>, <c>Skipped</c> or <c>NotRun</c>.</param>
/// <param name="Message">Why it failed, in Pester's words, or why it was skipped.</param>
public sealed record PesterResult(string Name, string Result, string? Message);
