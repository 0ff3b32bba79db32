using System.Text.RegularExpressions;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Rest;

/// <summary>The table's form; its content is made from the API's own document by tools/OperationTable.cs.</summary>
public sealed partial class OperationTableTests
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    [Fact]
    public void It_has_the_113_operations_of_61_paths()
    {
        Assert.Equal(113, PublishedOperations.Lines.Count);
        Assert.Equal(61, PublishedOperations.All.Select(operation => operation.Path).Distinct().Count());
    }

    [Fact]
    public void Each_operation_is_a_method_a_path_an_answer_and_a_summary() =>
        Assert.All(PublishedOperations.Lines, line => Assert.Matches(Line(), line));

    [Fact]
    public void It_is_sorted_by_path_and_then_method_and_has_nothing_twice() =>
        Assert.Equal(
            PublishedOperations.All
                .OrderBy(operation => "/" + operation.Path, StringComparer.Ordinal)
                .ThenBy(operation => Array.IndexOf(Methods, operation.Method))
                .Select(operation => (operation.Method, operation.Path))
                .Distinct(),
            PublishedOperations.All.Select(operation => (operation.Method, operation.Path)));

    [Fact]
    public void Its_lines_end_the_same_way_on_every_system()
    {
        string text = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "src", "Paperspace", "Rest", "Operations.tsv"));
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE)\t([a-z-]+|\{[a-zA-Z]+\})(/([a-z-]+|\{[a-zA-Z]+\}))*\t((Page|Change)\[[A-Z][A-Za-z]+\]|[A-Z][A-Za-z]+(\[\])?)\t\S[^\t]*\S\z")]
    private static partial Regex Line();
}
