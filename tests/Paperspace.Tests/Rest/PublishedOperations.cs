using Paperspace.Sandbox;

namespace Paperspace.Tests.Rest;

/// <summary>The operations that the module completes from, read from the table that it is built with.</summary>
internal static class PublishedOperations
{
    public static IReadOnlyList<string> Lines { get; } =
    [
        .. File.ReadAllLines(Path.Combine(RepositoryPaths.Root, "src", "Paperspace", "Rest", "Operations.tsv"))
            .Where(line => char.IsUpper(line[0])),
    ];

    public static IEnumerable<(string Method, string Path, string Summary)> All =>
        Lines.Select(line => line.Split('\t')).Select(fields => (fields[0], fields[1], fields[3]));
}
