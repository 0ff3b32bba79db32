using System.Diagnostics.CodeAnalysis;

namespace Paperspace.Api;

/// <summary>No connection to the proxy came about.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Never leaves this folder.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves this folder.")]
internal sealed class ProxyConnectException(string message) : IOException(message);
