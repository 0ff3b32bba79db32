using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>What cmdlets have that take things of several accounts: each is worked on with the account that it came from.</summary>
public abstract class OriginCommand : ConnectedCommand
{
    // Not from the pipeline, where the things come from.
    /// <summary>The connection to use, or its team's namespace. Without it, each one's own, else the default one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public override ConnectionIdentity? Connection { get; set; }

    /// <summary>How many seconds each one may take in all: sending, pauses that the API asks for, and waiting.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue / 1000)]
    public int TimeoutSec { get; set; } = 1800;

    /// <summary>Works on the things of one record.</summary>
    protected abstract override void ProcessRecord();

    private protected static bool IsOf(Connection connection, string team) =>
        connection.Team.Equals(team, StringComparison.OrdinalIgnoreCase);
}
