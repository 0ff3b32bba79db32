using System.Reflection;

namespace Paperspace.Rest;

/// <summary>The published operations of the API v1, which are data in this assembly and are read when first asked for.</summary>
internal static class OperationTable
{
    private const string Resource = "Paperspace.Rest.Operations.tsv";

    private static readonly Lazy<Operation[]> Operations = new(Read);

    internal static IReadOnlyList<Operation> All => Operations.Value;

    private static Operation[] Read()
    {
        using Stream table = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(table);
        var operations = new List<Operation>();
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split('\t');
            operations.Add(new Operation(fields[0], fields[1], fields[2]));
        }

        return operations.ToArray();
    }
}
