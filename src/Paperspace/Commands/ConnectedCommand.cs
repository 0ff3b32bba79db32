using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>What every cmdlet that works for an account has: <c>-Connection</c>, and errors that name the account.</summary>
public abstract class ConnectedCommand : PaperspaceCommand
{
    /// <summary>
    /// The connection to use, or the team namespace of one of this runspace's connections. Without it, the default one.
    /// </summary>
    /// <remarks>PowerShell reads the attributes of an override alone: one that binds in another way has all of them.</remarks>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public virtual ConnectionIdentity? Connection { get; set; }

    /// <summary>Does the cmdlet's work for an open connection.</summary>
    private protected virtual void Process(Connection connection)
    {
    }

    /// <summary>Does the work for the connection given or the default one; a failure ends this record, not the pipeline.</summary>
    protected override void ProcessRecord()
    {
        Connection? connection = null;
        try
        {
            connection = Connections.Resolve(Connection);
            Process(connection);
        }
        catch (PaperspaceException e)
        {
            WriteFailure(
                e, (connection is null ? null : TargetOf(e, connection)) ?? connection?.Team ?? Connection?.Team, connection, AdviceFor(e));
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>What a failure happened to, where that is not the account; without secrets.</summary>
    private protected virtual string? TargetOf(PaperspaceException failure, Connection connection) => null;

    /// <summary>What to do next after a failure, where that is more than its kind tells.</summary>
    private protected virtual string? AdviceFor(PaperspaceException failure) => null;
}
