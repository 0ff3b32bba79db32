using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Paperspace.Tests.Secrets;

/// <summary>Hears everything that .NET's public network event sources tell a listener in this process.</summary>
internal sealed class NetworkEvents : EventListener
{
    private static readonly string[] Sources =
        ["System.Net.Http", "System.Net.Sockets", "System.Net.Security", "System.Net.NameResolution"];

    // Event sources are announced before the constructor runs.
    private readonly ConcurrentQueue<string>? _texts = new();

    public IReadOnlyList<string> Texts => [.. _texts!];

    protected override void OnEventSourceCreated(EventSource source)
    {
        if (Sources.Contains(source.Name))
        {
            EnableEvents(source, EventLevel.LogAlways, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs written) =>
        _texts?.Enqueue($"{written.EventSource.Name}/{written.EventName}: {string.Join(" | ", written.Payload ?? [])}");
}
