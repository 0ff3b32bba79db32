using System.Text.RegularExpressions;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Help;

/// <summary>Whoever searches in one page of a list misses what is on the others; no example shows it.</summary>
public sealed partial class PagingExampleTests
{
    public static TheoryData<string> Documents =>
    [
        "README.md",
        .. Directory.GetFiles(HelpPage.Folder, "*.md").Concat(Directory.GetFiles(HelpPage.Folder, "*.txt"))
            .Select(path => Path.GetRelativePath(RepositoryPaths.Root, path)),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_example_takes_one_page_of_a_list_and_goes_on_with_its_items(string document) =>
        Assert.DoesNotMatch(ItemsOfOnePage(), File.ReadAllText(Path.Combine(RepositoryPaths.Root, document)));

    [Theory]
    [InlineData("(Invoke-PaperspaceRestMethod projects).items | Where-Object name -EQ x", true)]
    [InlineData("$page.items |\n    Sort-Object", true)]
    [InlineData("$x = (Invoke-PaperspaceRestMethod machines).items", true)]
    [InlineData("Invoke-PaperspaceRestMethod projects | Select-Object -ExpandProperty items | Sort-Object", true)]
    [InlineData("Invoke-PaperspaceRestMethod projects | ForEach-Object items", true)]
    [InlineData("Invoke-PaperspaceRestMethod projects -Paginate | Where-Object name -EQ x", false)]
    [InlineData("(ConvertFrom-Json $text).items.Count", false)]
    public void Such_an_example_is_found(string script, bool isFound) => Assert.Equal(isFound, ItemsOfOnePage().IsMatch(script));

    [GeneratedRegex(@"\)\.items\s*(\||$)|\$\w+\.items\s*\||(-ExpandProperty|ForEach-Object) items\b", RegexOptions.Multiline)]
    private static partial Regex ItemsOfOnePage();
}
