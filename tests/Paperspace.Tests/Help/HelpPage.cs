using System.Text.RegularExpressions;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Help;

/// <summary>A page of docs/en-US, cut into its parts.</summary>
internal sealed partial class HelpPage(string name)
{
    public static string Folder { get; } = Path.Combine(RepositoryPaths.Root, "docs", "en-US");

    /// <summary>The cmdlets that have a page.</summary>
    public static IEnumerable<string> CmdletNames =>
        Directory.GetFiles(Folder, "*-*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public string Text { get; } = File.ReadAllText(Path.Combine(Folder, name + ".md"));

    public string Synopsis => Section("SYNOPSIS");

    public string Description => Section("DESCRIPTION");

    public string Notes => Section("NOTES");

    public IReadOnlyList<HelpPageExample> Examples =>
        [.. ExamplePattern().Matches(Section("EXAMPLES") + "\n").Select(match => new HelpPageExample(
            match.Groups["title"].Value,
            match.Groups["text"].Value,
            match.Groups["script"].Value,
            match.Groups["output"].Value))];

    /// <summary>The parameters by name: what the page says of them, and the facts in the block below it.</summary>
    public IReadOnlyDictionary<string, (string Text, string Facts)> Parameters =>
        ParameterPattern().Matches(Section("PARAMETERS")).ToDictionary(
            match => match.Groups["name"].Value,
            match => (match.Groups["text"].Value.Trim(), match.Groups["facts"].Value));

    /// <summary>The names of the parameter sets; one that has no name of its own has no heading.</summary>
    public string[] ParameterSets =>
        [.. Section("SYNTAX").Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..])];

    /// <summary>The types below a heading, and what is said of each.</summary>
    public IReadOnlyList<(string Type, string Text)> Types(string heading) =>
        [.. Section(heading).Split("### ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n', 2))
            .Select(part => (part[0].Trim(), part[1].Trim()))];

    /// <summary>Text as it is read in a terminal, in one line.</summary>
    public static string Plain(string text) =>
        Spaces().Replace(Marks().Replace(text.Replace("```", ""), "$1$2"), " ").Trim();

    private string Section(string heading)
    {
        int start = Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{name} has no section {heading}.");
        start = Text.IndexOf('\n', start + 1) + 1;
        int end = Text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return Text[start..(end < 0 ? Text.Length : end)].Trim();
    }

    [GeneratedRegex(@"^### Example \d+: (?<title>[^\n]+)\n\n(?<text>.*?)\n\n```powershell\n(?<script>.*?)\n```\n(?:\n```Output\n(?<output>.*?)\n```\n)?",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ExamplePattern();

    [GeneratedRegex(@"### -(?<name>\w+)\n(?<text>.*?)```yaml\n(?<facts>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"\[([^\]\n]+)\]\([^)\n]+\)|`([^`]+)`")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
