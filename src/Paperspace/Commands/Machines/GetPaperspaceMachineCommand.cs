using System.Management.Automation;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Gets the machines of a team: all of them, or by name, id, state, region and type.</summary>
[Cmdlet(VerbsCommon.Get, "PaperspaceMachine", DefaultParameterSetName = NameSet)]
[OutputType(typeof(Machine))]
public sealed class GetPaperspaceMachineCommand : ConnectedCommand
{
    private const string NameSet = "Name";
    private const string IdSet = "Id";

    private StateFilter? _stateFilter;

    /// <summary>Names or ids of machines, with wildcards. Without it, all machines, page by page.</summary>
    [Parameter(Position = 0, ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [NameTransformation]
    [ArgumentCompleter(typeof(MachineCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Ids of machines. Each is read by itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MachineCompleter))]
    public string[] Id { get; set; } = null!;

    /// <summary>Only machines in these states, with wildcards.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MachineStateCompleter))]
    public string[]? State { get; set; }

    /// <summary>Only machines in these regions, with wildcards.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string[]? Region { get; set; }

    /// <summary>Only machines of these types, with wildcards.</summary>
    [Parameter(ParameterSetName = NameSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MachineFieldCompleter))]
    public string[]? MachineType { get; set; }

    private StateFilter StateFilter => _stateFilter ??= new StateFilter(State);

    /// <summary>Tells of states that no machine of any account can be in: nothing came out for them, which says nothing of why.</summary>
    protected override void EndProcessing()
    {
        // None where no machine was looked at.
        foreach (string warning in _stateFilter?.Warnings ?? [])
        {
            WriteWarning(warning);
        }
    }

    private protected override void Process(Connection connection)
    {
        if (ParameterSetName == IdSet)
        {
            foreach (string id in Id)
            {
                WriteById(id, connection);
            }
        }
        else
        {
            WriteList(connection);
        }
    }

    private void WriteById(string id, Connection connection)
    {
        try
        {
            WriteObject(MachineList.Mark(
                connection.Send(MachineOperations.Get(id), MachineOperations.ReadMachine, Context), connection));
        }
        catch (PaperspaceException e)
        {
            WriteFailure(e, id, connection);
        }
    }

    private void WriteList(Connection connection)
    {
        using var progress = new PageProgress(this, "machines");
        IEnumerable<Machine> all = MachineList.Walk(connection, ServerFilter(), progress.Report, Context);
        var region = new TextFilter(Region);
        var type = new TextFilter(MachineType);
        bool IsWanted(Machine machine) =>
            StateFilter.Matches(machine.State) && region.Matches(machine.Region) && type.Matches(machine.MachineType);

        var seen = new List<Machine>();
        if (Name is null)
        {
            foreach (Machine machine in all)
            {
                Remember(machine, seen);
                connection.Known.Set(seen);
                if (IsWanted(machine))
                {
                    WriteObject(machine);
                }
            }

            connection.Known.Set(seen);
            return;
        }

        // A name with wildcards may be literally another's, so the whole list is looked at before any is chosen.
        seen.AddRange(all);
        connection.Known.Set(seen);
        var filter = new NameFilter<Machine>(Name, seen, machine => [machine.Name, machine.Id]);
        foreach (Machine machine in seen.Where(machine => filter.Chooses(machine) && IsWanted(machine)))
        {
            WriteObject(machine);
        }

        foreach (string name in filter.Unmatched)
        {
            WriteFailure(MachineList.NotFound(name, connection), name);
        }
    }

    // So many as anybody completes from: a list that is streamed is not kept.
    private static void Remember(Machine machine, List<Machine> seen)
    {
        const int MostRemembered = 1000;
        if (seen.Count < MostRemembered)
        {
            seen.Add(machine);
        }
    }

    // What the API chooses by itself comes as fewer pages. With -Name all are read: what is left out is no error then.
    private IEnumerable<KeyValuePair<string, string>> ServerFilter()
    {
        if (Name is null && Region is [{ } region] && !WildcardPattern.ContainsWildcardCharacters(region))
        {
            yield return new("region", region);
        }

        if (Name is null && MachineType is [{ } type] && !WildcardPattern.ContainsWildcardCharacters(type))
        {
            yield return new("machineType", type);
        }
    }
}
