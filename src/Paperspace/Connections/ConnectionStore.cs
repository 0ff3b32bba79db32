using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Paperspace.Api;

namespace Paperspace.Connections;

/// <summary>
/// The connections of one runspace. What is static is shared by every runspace of a process, so the stores are kept in
/// a table with the runspace as its weak key: no runspace sees another's, and a runspace that ends takes its own along.
/// </summary>
internal sealed class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, ConnectionStore> Stores = new();

    private readonly object _gate = new();
    private readonly List<Connection> _connections = [];
    private Connection? _default;

    /// <summary>The store of the runspace that the calling thread works for.</summary>
    internal static ConnectionStore Current => Stores.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>What cmdlets use when no connection is given; null when there is none.</summary>
    internal Connection? Default
    {
        get
        {
            lock (_gate)
            {
                return _default;
            }
        }

        set
        {
            lock (_gate)
            {
                _default = value;
            }
        }
    }

    /// <summary>The open connections, oldest first.</summary>
    internal Connection[] All
    {
        get
        {
            lock (_gate)
            {
                return _connections.ToArray();
            }
        }
    }

    internal void Add(Connection connection)
    {
        connection.BelongTo(this);
        lock (_gate)
        {
            _connections.Add(connection);
        }
    }

    /// <summary>Forgets a connection. No other one becomes the default in its place.</summary>
    internal void Remove(Connection connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
            _default = _default == connection ? null : _default;
        }
    }

    internal void CloseAll()
    {
        foreach (Connection connection in All)
        {
            connection.Close();
        }
    }

    /// <summary>The connection that was given, found by its team's namespace if only that was, else the default.</summary>
    /// <exception cref="PaperspaceException"><see cref="ErrorKind.NotConnected"/> or <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal Connection Resolve(Connection? given) => given switch
    {
        null => Default ?? throw new PaperspaceException(
            ErrorKind.NotConnected, "There is no connection. Run Connect-Paperspace."),
        { IsReference: true } => FindByTeam(given.Team),
        _ => given,
    };

    /// <summary>The one connection to a team; null when there is none.</summary>
    /// <exception cref="PaperspaceException">There are several: <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal Connection? FindTeam(string team)
    {
        Connection[] found = Array.FindAll(
            All, connection => string.Equals(connection.Team, team, StringComparison.OrdinalIgnoreCase));
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw new PaperspaceException(
                ErrorKind.InvalidRequest,
                $"This runspace has {found.Length} connections to the team '{VisibleText.Of(team)}'; give the connection itself.");
    }

    private Connection FindByTeam(string team) => FindTeam(team) ?? throw new PaperspaceException(
        ErrorKind.InvalidRequest,
        $"This runspace has no connection to a team with the namespace '{VisibleText.Of(team)}'.");
}
