using System.Collections;
using System.Management.Automation;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>The connection on a command line that is being typed, or the default one.</summary>
internal static class BoundConnection
{
    /// <summary>What it listed last; none where there is no connection.</summary>
    internal static IReadOnlyList<T> Known<T>(IDictionary bound) where T : ApiObject
    {
        object? given = bound["Connection"];
        try
        {
            Connection connection = (given is PSObject wrapped ? wrapped.BaseObject : given) as Connection
                ?? ConnectionStore.Current.Resolve(given?.ToString() is { Length: > 0 } team ? Connection.Reference(team) : null);
            return connection.Known.Of<T>();
        }
        catch (PaperspaceException)
        {
            return [];
        }
    }
}
