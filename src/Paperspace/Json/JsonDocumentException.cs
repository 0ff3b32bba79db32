using System.Diagnostics.CodeAnalysis;

namespace Paperspace.Json;

/// <summary>A document could not be read; the message says where and why, and may repeat the server's property names.</summary>
[SuppressMessage("Design", "CA1032", Justification = "The client turns it into a PaperspaceException.")]
[SuppressMessage("Design", "CA1064", Justification = "The client turns it into a PaperspaceException.")]
internal sealed class JsonDocumentException(string message) : Exception(message);
