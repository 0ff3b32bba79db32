using System.Management.Automation;
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

    /// <summary>What helps where a connection is not found.</summary>
    internal const string Listed =
        "Get-PaperspaceConnection lists the connections of this runspace; Connect-Paperspace makes one with a key of another team.";

    // One of its own for each copy of the module that a process has.
    private static readonly string Marker = $"global:PaperspaceSession{Guid.NewGuid():N}";

    private readonly object _gate = new();
    private readonly List<Connection> _connections = [];
    private readonly SessionMarker _marker = new();
    private Connection? _default;
    private bool _isMarked;

    /// <summary>The store of the runspace that the calling thread works for, as it was seen last.</summary>
    internal static ConnectionStore Current => Stores.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>
    /// The store of the session that a cmdlet runs in. A runspace that was reset, as those of pools and of
    /// <c>ForEach-Object -Parallel</c> are before each use, stays the same runspace: that its state has lost the marker tells
    /// that this is another session, which has no connections.
    /// </summary>
    internal static ConnectionStore Of(PSCmdlet cmdlet)
    {
        ConnectionStore store = Current;
        PSVariableIntrinsics variables = cmdlet.SessionState.PSVariable;
        if (ReferenceEquals(variables.GetValue(Marker), store._marker))
        {
            return store;
        }

        if (store._isMarked)
        {
            Stores.Remove(Runspace.DefaultRunspace);
            store = Current;
        }

        store._isMarked = true;
        variables.Set(Marker, store._marker);
        return store;
    }

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

    /// <summary>
    /// Adds a connection. One to the same account is closed: it would be told apart by nothing, and a key that was rotated
    /// would stay behind.
    /// </summary>
    internal void Add(Connection connection)
    {
        connection.BelongTo(this);
        Connection[] replaced;
        lock (_gate)
        {
            replaced = _connections.FindAll(connection.IsSameAccount).ToArray();
            _connections.Add(connection);
        }

        foreach (Connection earlier in replaced)
        {
            earlier.Close();
        }
    }

    /// <summary>Makes a connection the default.</summary>
    /// <exception cref="PaperspaceException">
    /// It is closed (<see cref="ErrorKind.Disconnected"/>), or another runspace's (<see cref="ErrorKind.InvalidRequest"/>).
    /// </exception>
    internal void Select(Connection connection)
    {
        _ = connection.Client;
        lock (_gate)
        {
            _default = _connections.Contains(connection)
                ? connection
                : throw new PaperspaceException(
                    ErrorKind.InvalidRequest,
                    $"The connection to the team '{VisibleText.Of(connection.Team)}' belongs to another runspace; give it as -Connection.")
                {
                    Advice = Listed,
                };
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
    internal Connection Resolve(ConnectionIdentity? given) => given is null
        ? Default ?? throw NoDefault()
        : given.Connection ?? FindByTeam(given.Team);

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
                $"This runspace has {found.Length} connections to the team '{VisibleText.Of(team)}', of several users or addresses. Give the connection itself.")
            {
                Advice = Listed,
            };
    }

    /// <summary>The open connection of the account that something came from; where there is none, the closed one.</summary>
    internal Connection OpenOf(Connection origin) => origin.IsOpen
        ? origin
        // Signing in again closes the connection that was there before.
        : Array.Find(All, origin.IsSameAccount) ?? origin;

    private Connection FindByTeam(string team) => FindTeam(team) ?? throw new PaperspaceException(
        ErrorKind.InvalidRequest,
        $"This runspace has no connection to a team with the namespace '{VisibleText.Of(team)}'. Run Connect-Paperspace with a key of that team.")
    {
        Advice = Listed,
    };

    private PaperspaceException NoDefault()
    {
        const int MostNamed = 3;
        string[] teams = [.. All.Select(connection => $"'{VisibleText.Of(connection.Team)}'").Distinct()];
        if (teams.Length == 0)
        {
            return new PaperspaceException(ErrorKind.NotConnected, "There is no connection. Run Connect-Paperspace.");
        }

        string named = string.Join(", ", teams.Take(MostNamed)) + (teams.Length > MostNamed ? ", ..." : "");
        return new PaperspaceException(
            ErrorKind.NotConnected,
            $"None of this runspace's connections is the default one ({(teams.Length == 1 ? "team" : "teams")} {named}). Give one as -Connection, or run Select-PaperspaceConnection.")
        {
            Advice = Listed,
        };
    }

    /// <summary>What a session's state holds for as long as it is the same session; nothing can be read from it.</summary>
    private sealed class SessionMarker
    {
        public override string ToString() => "Tells this session's Paperspace connections from those of another.";
    }
}
