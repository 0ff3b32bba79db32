using System.Management.Automation;

namespace Paperspace;

/// <summary>
/// What <c>-Connection</c> takes: a connection, or the namespace of the team of one of this runspace's connections, which is
/// looked up when the cmdlet runs.
/// </summary>
/// <remarks>
/// The parameter's transformation alone makes one: with a public constructor PowerShell would make one of whatever comes down
/// a pipeline.
/// </remarks>
public sealed class ConnectionIdentity
{
    internal ConnectionIdentity(Connection connection) => (Connection, Team) = (connection, connection.Team);

    internal ConnectionIdentity(string team) => Team = team;

    /// <summary>The namespace of the team.</summary>
    public string Team { get; }

    /// <summary>The connection; null where its team alone was given.</summary>
    internal Connection? Connection { get; }

    /// <summary>The team's namespace.</summary>
    public override string ToString() => Team;

    /// <summary>What a value means where a connection is due; null where it can mean none.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A connection of another version of the module.</exception>
    internal static ConnectionIdentity? Of(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        // An empty name is left for PowerShell's own validation to refuse.
        string { Length: > 0 } team => new(team),
        Connection connection => new(connection),
        ConnectionIdentity identity => identity,
        { } other when other.GetType().FullName == typeof(Connection).FullName => throw new ArgumentTransformationMetadataException(
            "This connection was made by another version of the module, which is imported no more. Run Connect-Paperspace again."),
        _ => null,
    };
}
