using System.Management.Automation;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>Forgets the default, the given, or all connections of this runspace; silent when there is none.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Paperspace", DefaultParameterSetName = ConnectionSet)]
public sealed class DisconnectPaperspaceCommand : PaperspaceCommand
{
    private const string ConnectionSet = "Connection";
    private const string AllSet = "All";

    /// <summary>The connections to forget, or their team namespaces. Without it, the default one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ValidateNotNullOrEmpty]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionIdentity[]? Connection { get; set; }

    /// <summary>Forgets all connections of this runspace.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>Forgets what was asked for.</summary>
    protected override void ProcessRecord()
    {
        ConnectionStore store = Connections;
        if (All)
        {
            store.CloseAll();
        }
        else if (Connection is null)
        {
            store.Default?.Close();
        }
        else
        {
            foreach (ConnectionIdentity connection in Connection)
            {
                Guard(connection.Team, () => store.Resolve(connection).Close());
            }
        }
    }
}
