using System.Management.Automation;
using Paperspace.Connections;
using Paperspace.Sessions;

namespace Paperspace.Commands;

/// <summary>Gets the session of the key in use: its team, its user and the user's team memberships.</summary>
[Cmdlet(VerbsCommon.Get, "PaperspaceSession")]
[OutputType(typeof(Session))]
public sealed class GetPaperspaceSessionCommand : ConnectedCommand
{
    /// <inheritdoc/>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public override ConnectionIdentity? Connection { get; set; }

    private protected override void Process(Connection connection)
    {
        Session session = SessionOperations.Get(connection, Context);
        Origin.Set(session, connection);
        WriteObject(session);
    }
}
