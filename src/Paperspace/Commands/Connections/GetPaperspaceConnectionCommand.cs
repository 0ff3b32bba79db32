using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>Lists this runspace's connections; makes no request.</summary>
[Cmdlet(VerbsCommon.Get, "PaperspaceConnection")]
[OutputType(typeof(Connection))]
public sealed class GetPaperspaceConnectionCommand : PaperspaceCommand
{
    /// <summary>Team namespaces, with wildcards. Without it, all connections.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[]? Team { get; set; }

    /// <summary>Emits the connections, oldest first.</summary>
    protected override void ProcessRecord()
    {
        Connection[] connections = Connections.All;
        var filter = new NameFilter<Connection>(Team, connections, connection => [connection.Team]);
        WriteObject(Array.FindAll(connections, filter.Chooses), enumerateCollection: true);
        foreach (string team in filter.Unmatched)
        {
            WriteFailure(
                new PaperspaceException(
                    ErrorKind.NotFound,
                    $"This runspace has no connection to a team with the namespace '{VisibleText.Of(team)}'.")
                {
                    Advice = ConnectionStore.Listed,
                },
                team);
        }
    }
}
