using System.Diagnostics.CodeAnalysis;

namespace Paperspace.Json;

/// <summary>A document is JSON, but not of the shape that the contract gives.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Never leaves the reading of a document.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the reading of a document.")]
internal sealed class JsonShapeException(string problem, long offset, string? missing = null) : Exception(problem)
{
    /// <summary>Where the offending token starts, in bytes.</summary>
    internal long Offset { get; } = offset;

    /// <summary>The property that the object ending there should have had; null for any other problem.</summary>
    internal string? Missing { get; } = missing;
}
