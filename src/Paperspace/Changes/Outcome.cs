namespace Paperspace.Changes;

/// <summary>What became of one item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Result">What came of it; the default where it failed.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
internal readonly record struct Outcome<TItem, TResult>(TItem Item, TResult? Result, PaperspaceException? Failure);
