using System.Runtime.CompilerServices;

namespace Paperspace.Connections;

/// <summary>
/// Which connection an object came from. It is kept beside the objects and not in them, so that nothing of it is written to
/// a file, and does not keep them alive.
/// </summary>
internal static class Origin
{
    private static readonly ConditionalWeakTable<object, Connection> Origins = new();

    /// <summary>The connection that an object came from; null for one that came from a file or another process.</summary>
    internal static Connection? Of(object item) => Origins.TryGetValue(item, out Connection? connection) ? connection : null;

    internal static void Set(object item, Connection connection)
    {
        Origins.Remove(item);
        Origins.Add(item, connection);
    }
}
