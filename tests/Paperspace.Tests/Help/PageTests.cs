using System.Management.Automation;
using System.Text.RegularExpressions;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Help;

/// <summary>The pages say of each cmdlet what the cmdlet says of itself.</summary>
public sealed partial class PageTests : IDisposable
{
    private readonly Shell _shell = new();

    public static TheoryData<string> Cmdlets => [.. HelpPage.CmdletNames];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet() => Assert.Equal(
        _shell.Succeed("(Get-Command -Module Paperspace).Name").Select(name => (string)name.BaseObject).Order(StringComparer.Ordinal),
        HelpPage.CmdletNames);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_has_the_facts_of_every_parameter(string name)
    {
        CommandInfo command = Command(name);
        var page = new HelpPage(name);
        Assert.Equal(
            OwnParameters(command).Select(parameter => parameter.Name).Order(StringComparer.OrdinalIgnoreCase),
            page.Parameters.Keys.Order(StringComparer.OrdinalIgnoreCase));
        Assert.All(
            OwnParameters(command),
            parameter => Assert.Equal(Facts(command, parameter), page.Parameters[parameter.Name].Facts));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_has_the_syntax_of_every_parameter_set(string name)
    {
        CommandInfo command = Command(name);
        var page = new HelpPage(name);
        string[] named = [.. command.ParameterSets
            .Where(set => set.Name != ParameterAttribute.AllParameterSets)
            .Select(set => set.IsDefault ? set.Name + " (Default)" : set.Name)];
        Assert.Equal(named.Order(StringComparer.Ordinal), page.ParameterSets.Where(set => set != "__AllParameterSets").Order(StringComparer.Ordinal));
        string text = HelpPage.Plain(page.Text);
        Assert.All(command.ParameterSets, set => Assert.Contains(
            HelpPage.Plain($"{name} {set}"), text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_explains_all_that_it_names(string name)
    {
        var page = new HelpPage(name);
        string[] texts =
        [
            page.Synopsis, page.Description, page.Notes,
            .. page.Parameters.Values.Select(parameter => parameter.Text),
            .. page.Types("INPUTS").Concat(page.Types("OUTPUTS")).Select(type => type.Text),
            .. page.Examples.Select(example => example.Text),
        ];
        Assert.All(texts, text => Assert.True(text.Length > 10, $"'{text}' explains nothing."));
        Assert.DoesNotMatch(Placeholder(), page.Text);
        Assert.All(page.Parameters.Where(parameter => parameter.Key != "Path"), parameter => Assert.Contains("Without it", parameter.Value.Text));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_has_at_least_three_examples_with_one_script_each(string name)
    {
        var page = new HelpPage(name);
        Assert.True(page.Examples.Count >= 3, $"{page.Examples.Count} examples");
        Assert.Equal(Fence().Count(page.Text), page.Examples.Count);
        Assert.All(page.Examples, example => Assert.Contains("Paperspace", example.Script));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_page_names_what_the_cmdlet_takes_from_the_pipeline_and_emits(string name)
    {
        CommandInfo command = Command(name);
        var page = new HelpPage(name);
        IEnumerable<string> taken = command.ParameterSets.SelectMany(set => set.Parameters)
            .Where(parameter => parameter.ValueFromPipeline)
            // What people have is a connection.
            .Select(parameter => parameter.ParameterType.FullName!.Replace("ConnectionIdentity", "Connection", StringComparison.Ordinal)).Distinct();
        IEnumerable<string> emitted = command.OutputType.Select(type => type.Name).Distinct();
        Assert.Equal(OrNone(taken), page.Types("INPUTS").Select(type => type.Type).Order(StringComparer.Ordinal));
        Assert.Equal(OrNone(emitted), page.Types("OUTPUTS").Select(type => type.Type).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void An_error_that_a_page_names_is_in_the_list_of_all(string name)
    {
        string[] named = [.. ErrorLine().Matches(new HelpPage(name).Notes)
            .SelectMany(line => ErrorId().Matches(line.Value)).Select(id => id.Groups[1].Value)];
        Assert.NotEmpty(named);
        Assert.All(named, id => Assert.Contains(id, ErrorIdsOfTheTopic()));
    }

    [Fact]
    public void The_topic_lists_every_error_of_the_module() => Assert.Equal(
        Enum.GetNames(((CmdletInfo)Command("Connect-Paperspace")).ImplementingType.Assembly.GetType("Paperspace.Api.ErrorKind", throwOnError: true)!)
            .Order(StringComparer.Ordinal),
        ErrorIdsOfTheTopic().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        foreach (string path in Directory.GetFiles(HelpPage.Folder, "*.md"))
        {
            string[] targets = [.. Link().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value)];
            Assert.NotEmpty(targets);
            Assert.All(
                targets.Where(target => !target.StartsWith("https://", StringComparison.Ordinal)),
                target => Assert.True(File.Exists(Path.Combine(HelpPage.Folder, target)), $"{path}: {target}"));
        }
    }

    [Fact]
    public void The_module_page_has_the_synopsis_of_every_cmdlet()
    {
        string text = File.ReadAllText(Path.Combine(HelpPage.Folder, "Paperspace.md"));
        Assert.DoesNotMatch(Placeholder(), text);
        Assert.All(HelpPage.CmdletNames, name => Assert.Contains(
            $"### [{name}]({name}.md)\n\n{new HelpPage(name).Synopsis}\n", text));
    }

    [Fact]
    public void The_module_page_describes_the_module_as_its_manifest_does() => Assert.Contains(
        HelpPage.Plain((string)Assert.Single(_shell.Succeed("(Get-Module Paperspace).Description")).BaseObject),
        HelpPage.Plain(File.ReadAllText(Path.Combine(HelpPage.Folder, "Paperspace.md"))));

    [Fact]
    public void No_page_and_no_topic_types_a_key() => Assert.All(
        Directory.GetFiles(HelpPage.Folder),
        path => Assert.DoesNotMatch(TypedKey(), File.ReadAllText(path)));

    public void Dispose() => _shell.Dispose();

    private static string[] ErrorIdsOfTheTopic() =>
        [.. TopicLine().Matches(File.ReadAllText(Path.Combine(HelpPage.Folder, "about_Paperspace.help.txt")).Split("  ERRORS\n")[1])
            .Select(line => line.Groups[1].Value)];

    private static IEnumerable<string> OrNone(IEnumerable<string> types) =>
        types.DefaultIfEmpty("None").Order(StringComparer.Ordinal);

    private static IEnumerable<ParameterMetadata> OwnParameters(CommandInfo command) =>
        command.Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name));

    /// <summary>The block of facts as PlatyPS writes it.</summary>
    private static string Facts(CommandInfo command, ParameterMetadata parameter)
    {
        bool isWild = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any();
        string aliases = parameter.Aliases.Count == 0
            ? "Aliases: []\n"
            : "Aliases:\n" + string.Concat(parameter.Aliases.Select(alias => $"- {alias}\n"));
        string sets = string.Concat(parameter.ParameterSets.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => $"""
            - Name: {(set.Key == ParameterAttribute.AllParameterSets ? "(All)" : set.Key)}
              Position: {(set.Value.Position == int.MinValue ? "Named" : set.Value.Position)}
              IsRequired: {Word(set.Value.IsMandatory)}
              ValueFromPipeline: {Word(set.Value.ValueFromPipeline)}
              ValueFromPipelineByPropertyName: {Word(set.Value.ValueFromPipelineByPropertyName)}
              ValueFromRemainingArguments: {Word(set.Value.ValueFromRemainingArguments)}

            """));
        return $"Type: {parameter.ParameterType.FullName}\nDefaultValue: {HelpDefaults.Of(command, parameter) ?? "''"}\n"
            + $"SupportsWildcards: {Word(isWild)}\n{aliases}ParameterSets:\n{sets}DontShow: false\nAcceptedValues: []\nHelpMessage: ''\n";
    }

    private static string Word(bool value) => value ? "true" : "false";

    private CommandInfo Command(string name) =>
        (CommandInfo)Assert.Single(_shell.Succeed("Get-Command -Name $name", ("name", name))).BaseObject;

    [GeneratedRegex(@"\{\{|TODO|FIXME|TBD|Lorem", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex("^```powershell$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^- `\w+`[^:\n]*:", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"`([A-Z]\w+)`")]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"^ {4}([A-Z]\w+)  ", RegexOptions.Multiline)]
    private static partial Regex TopicLine();

    [GeneratedRegex(@"\[[^\]\n]+\]\(([^)\n]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"-ApiKey[ \t]+['""\w]|PAPERSPACE_API_KEY\s*=|['""][^'""\n]*['""]\s*\|\s*Connect-Paperspace|sandbox-\w+-")]
    private static partial Regex TypedKey();
}
