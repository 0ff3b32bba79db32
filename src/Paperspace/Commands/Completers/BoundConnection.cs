using System.Collections;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>The connection on a command line that is being typed, or the default one.</summary>
internal static class BoundConnection
{
    /// <summary>Null where there is no connection.</summary>
    internal static Connection? Find(IDictionary bound)
    {
        try
        {
            return ConnectionStore.Current.Resolve(ConnectionIdentity.Of(bound["Connection"]));
        }
        catch (PaperspaceException)
        {
            return null;
        }
    }

    /// <summary>What it listed last; none where there is no connection.</summary>
    internal static IReadOnlyList<T> Known<T>(IDictionary bound) where T : ApiObject => Find(bound)?.Known.Of<T>() ?? [];
}
