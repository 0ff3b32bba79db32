using Paperspace.Api;
using Paperspace.Connections;
using Paperspace.Machines;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>The machines of a connection's team.</summary>
internal static class MachineList
{
    private const string Path = "machines?limit=120";

    /// <summary>Walks over the list, page by page as its items are wanted.</summary>
    internal static IEnumerable<Machine> Walk(
        Connection connection,
        IEnumerable<KeyValuePair<string, string>> query,
        Action<int>? pageDone,
        RequestContext context)
    {
        var walk = new PageWalk<Machine>(
            connection, RequestPath.Parse(Path).With(query), MachineOperations.ReadPage, context)
        {
            PageDone = pageDone,
        };
        return walk.Items().Select(machine => Mark(machine, connection));
    }

    /// <summary>The whole list.</summary>
    internal static Machine[] Get(Connection connection, RequestContext context)
    {
        Machine[] machines = [.. Walk(connection, [], pageDone: null, context)];
        connection.Known.Set(machines);
        return machines;
    }

    /// <summary>Says whose a machine is.</summary>
    internal static Machine Mark(Machine machine, Connection connection)
    {
        machine.Team = connection.Team;
        Origin.Set(machine, connection);
        return machine;
    }

    internal static PaperspaceException NotFound(string name, Connection connection) => new(
        ErrorKind.NotFound,
        $"The team '{VisibleText.Of(connection.Team)}' has no machine with the name or id '{VisibleText.Of(name)}'. Get-PaperspaceMachine lists its machines.");
}
