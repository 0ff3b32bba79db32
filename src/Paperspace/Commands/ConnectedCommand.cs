using System.Management.Automation;
using Paperspace.Api;

namespace Paperspace.Commands;

/// <summary>What every cmdlet that works for an account has: <c>-Connection</c>, and errors that name the account.</summary>
public abstract class ConnectedCommand : PaperspaceCommand
{
    /// <summary>
    /// The connection to use, or the team namespace of one of this runspace's connections. Without it, the default one.
    /// </summary>
    public abstract Connection? Connection { get; set; }

    /// <summary>Does the cmdlet's work for an open connection.</summary>
    private protected abstract void Process(Connection connection);

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
            WriteFailure(e, connection);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private protected void WriteFailure(PaperspaceException failure, Connection? connection, string? target = null) =>
        WriteError(connection is null
            ? ErrorRecords.From(failure, target ?? Connection?.Team)
            : ErrorRecords.From(
                failure.WithMessage(
                    $"{failure.Message} (team {VisibleText.Of(connection.Team)}, {VisibleText.Of(connection.User)})"),
                target ?? TargetOf(failure, connection) ?? connection.Team));

    /// <summary>What a failure happened to, where that is not the account; without secrets.</summary>
    private protected virtual string? TargetOf(PaperspaceException failure, Connection connection) => null;
}
