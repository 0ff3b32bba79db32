using System.Reflection;

namespace Paperspace.Rest;

/// <summary>
/// The published operations of the API v1, which are data in this assembly and are read when first asked for. The program
/// <c>tools/OperationTable.cs</c> makes them out of the API's document and says how the lines are written.
/// </summary>
internal sealed class OperationTable
{
    private const string Resource = "Paperspace.Rest.Operations.tsv";

    private static readonly Lazy<OperationTable> Table = new(() => new OperationTable());

    private readonly List<Operation> _operations = [];
    private readonly HashSet<string> _dates = [];
    private readonly HashSet<string> _free = [];
    private readonly List<(string Type, string Member, string MemberType)> _nested = [];

    private OperationTable()
    {
        List<string> parameters = [];
        using Stream table = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(table);
        while (reader.ReadLine() is { } line)
        {
            if (line is ['\t', ..])
            {
                parameters.Add(line);
                continue;
            }

            string[] fields = line.Split('\t');
            switch (fields[0])
            {
                case "dates":
                    _dates.UnionWith(fields);
                    break;
                case "free":
                    _free.UnionWith(fields);
                    break;
                case "nested":
                    _nested.Add((fields[1], fields[2], fields[3]));
                    break;
                default:
                    parameters = [];
                    _operations.Add(new Operation(fields[0], fields[1], fields[2], fields[3], parameters));
                    break;
            }
        }
    }

    /// <summary>Sorted by path, names before placeholders, and then by method.</summary>
    internal static IReadOnlyList<Operation> All => Table.Value._operations;

    /// <summary>The operation that a request is one of; null when it is none of them.</summary>
    /// <param name="method">The method, in capitals.</param>
    /// <param name="path">The path without query, decoded.</param>
    internal static Operation? Find(string method, string path) =>
        // The first is the path itself where it could also be a value of another one.
        All.FirstOrDefault(operation => operation.Method == method && operation.Matches(path));

    /// <summary>Whether a member of an answer is a date-time. The API names its dates <c>dt…</c>, and some otherwise.</summary>
    internal static bool IsDate(string member) =>
        member.StartsWith("dt", StringComparison.Ordinal) || Table.Value._dates.Contains(member);

    /// <summary>Whether what is in a member of an answer is data of the user, where no name means anything to the API.</summary>
    internal static bool IsFree(string member) => Table.Value._free.Contains(member);

    /// <summary>The members of a type whose values have a type of their own.</summary>
    internal static IEnumerable<(string Member, string Type)> NestedTypes(string type) =>
        Table.Value._nested.Where(nested => nested.Type == type).Select(nested => (nested.Member, nested.MemberType));
}
