using System.Diagnostics.CodeAnalysis;

namespace Paperspace.Api;

/// <summary>A body went over its limit in <see cref="BoundedBody"/>.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Never leaves this folder.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves this folder.")]
internal sealed class BodyTooLargeException : Exception;
