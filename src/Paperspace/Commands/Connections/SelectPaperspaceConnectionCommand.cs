using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Makes one of this runspace's connections the default; makes no request.</summary>
[Cmdlet(VerbsCommon.Select, "PaperspaceConnection")]
[OutputType(typeof(Connection))]
public sealed class SelectPaperspaceConnectionCommand : PaperspaceCommand
{
    /// <summary>The connection, or its team's namespace.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionIdentity Connection { get; set; } = null!;

    /// <summary>Makes it the default, and emits it.</summary>
    protected override void ProcessRecord() => Guard(Connection.Team, () =>
    {
        Connection connection = Connections.Resolve(Connection);
        Connections.Select(connection);
        WriteObject(connection);
    });
}
