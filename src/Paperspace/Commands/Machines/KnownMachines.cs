using System.Collections;
using System.Management.Automation;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>The machines that the connection on a command line, or the default one, listed last.</summary>
internal static class KnownMachines
{
    internal static IReadOnlyList<Machine> Of(IDictionary bound)
    {
        object? given = bound["Connection"];
        if ((given is PSObject wrapped ? wrapped.BaseObject : given) is Connection connection)
        {
            return connection.KnownMachines;
        }

        try
        {
            return ConnectionStore.Current
                .Resolve(given?.ToString() is { Length: > 0 } team ? Connection.Reference(team) : null).KnownMachines;
        }
        catch (PaperspaceException)
        {
            return [];
        }
    }
}
