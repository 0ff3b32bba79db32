using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Changes;
using Paperspace.Connections;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>What cmdlets have that work on machines: how the machines are told, and whose each one is.</summary>
public abstract class MachineCommand : OriginCommand
{
    private protected const string NameSet = "Name";
    private protected const string IdSet = "Id";
    private protected const string MachineSet = "Machine";

    private readonly Dictionary<ApiClient, MachineAccount> _accounts = [];
    private readonly Dictionary<Connection, Machine[]> _lists = [];
    private readonly HashSet<(ApiClient, string)> _meant = [];

    /// <summary>Names or ids of machines of the connection's team, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [NameTransformation]
    [ArgumentCompleter(typeof(MachineCompleter))]
    public string[] Name { get; set; } = null!;

    /// <summary>Ids of machines. No list is read.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MachineCompleter))]
    public string[] Id { get; set; } = null!;

    /// <summary>Machines; each acts on the account that it came from.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = MachineSet)]
    [ValidateNotNullOrEmpty]
    [MachineTransformation]
    public Machine[] Machine { get; set; } = null!;

    /// <summary>The team namespace of the connection to use, such as a row of a file has it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string? Team { get; set; }

    /// <summary>Takes one machine that is meant; each comes once.</summary>
    private protected abstract void Take(MachineTarget target, Connection connection, Machine? seen);

    /// <summary>Whether a machine that is meant shall be taken.</summary>
    private protected virtual bool IsWanted(string id, string name, Connection connection) => true;

    /// <summary>Finds the machines of one record.</summary>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case MachineSet:
                foreach (Machine machine in Machine)
                {
                    Guard(machine.Name, () => Take(ConnectionOf(machine), machine.Id, machine.Name, seen: null));
                }

                break;
            case IdSet:
                foreach (string id in Id)
                {
                    Guard(id, () => Take(ConnectionOfRow(), id, id, seen: null));
                }

                break;
            default:
                Guard(string.Join(", ", Name), TakeNamed);
                break;
        }
    }

    /// <summary>Writes the error of a change or a wait that failed, which names the machine.</summary>
    private protected void WriteMachineFailure(PaperspaceException failure, string machine, Connection connection) =>
        WriteFailure(
            failure.WithMessage($"Machine '{VisibleText.Of(machine)}': {failure.Message}"), machine, connection, MachineAdvice.For(failure.Kind));

    private void TakeNamed()
    {
        Connection connection = Connections.Resolve(Connection);
        if (!_lists.TryGetValue(connection, out Machine[]? machines))
        {
            _lists[connection] = machines = MachineList.Get(connection, Context);
        }

        var filter = new NameFilter<Machine>(Name, machines, machine => [machine.Name, machine.Id]);
        foreach (Machine machine in machines.Where(filter.Chooses))
        {
            Guard(machine.Name, () => Take(connection, machine.Id, machine.Name, machine));
        }

        foreach (string name in filter.Unmatched)
        {
            WriteFailure(MachineList.NotFound(name, connection), name);
        }
    }

    private void Take(Connection connection, string id, string name, Machine? seen)
    {
        ApiClient client = connection.Client;
        if (!_accounts.TryGetValue(client, out MachineAccount? account))
        {
            _accounts[client] = account = new MachineAccount(new MachineOperations(client, Journal), new Throttle(Journal));
        }

        // The time of a machine begins when a person, where one is asked, has agreed.
        if (_meant.Add((client, id)) && IsWanted(id, name, connection))
        {
            Take(new MachineTarget(account, id, name, new Deadline(TimeSpan.FromSeconds(TimeoutSec))), connection, seen);
        }
    }

    private Connection ConnectionOf(Machine machine)
    {
        Connection? origin = Origin.Of(machine);
        if (Connection is not null)
        {
            Connection given = Connections.Resolve(Connection);
            return (origin is null ? IsOf(given, machine.Team) : given.IsSameAccount(origin))
                ? given
                : throw Mismatch($"The machine '{VisibleText.Of(machine.Name)}' is of the team '{VisibleText.Of(machine.Team)}'", given);
        }

        return origin is null ? ConnectionOfTeam(machine.Team) : Connections.OpenOf(origin);
    }

    private Connection ConnectionOfRow()
    {
        if (Team is null)
        {
            return Connections.Resolve(Connection);
        }

        if (Connection is null)
        {
            return ConnectionOfTeam(Team);
        }

        Connection given = Connections.Resolve(Connection);
        return IsOf(given, Team) ? given : throw Mismatch($"The row is of the team '{VisibleText.Of(Team)}'", given);
    }

    private Connection ConnectionOfTeam(string team) =>
        Connections.FindTeam(team) ?? throw new PaperspaceException(
            ErrorKind.NotConnected,
            $"This runspace has no connection to a team with the namespace '{VisibleText.Of(team)}'. Run Connect-Paperspace with a key of that team.");

    private static PaperspaceException Mismatch(string what, Connection given) => new(
        ErrorKind.InvalidRequest,
        $"{what}, and -Connection is to the team '{VisibleText.Of(given.Team)}'. Leave out -Connection, or give that of the machine's team. Nothing was sent.");
}
