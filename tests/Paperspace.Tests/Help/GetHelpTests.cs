using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Help;

/// <summary>Get-Help shows what the pages say: the help file that travels with the module is no older than they are.</summary>
public sealed class GetHelpTests : IDisposable
{
    private readonly Shell _shell = new();

    public static TheoryData<string> Cmdlets => [.. HelpPage.CmdletNames];

    public static TheoryData<string> Topics =>
        [.. Directory.GetFiles(HelpPage.Folder, "*.help.txt").Select(path => Path.GetFileName(path).Replace(".help.txt", ""))];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_the_text_of_the_page(string name)
    {
        PSObject help = Help(name);
        var page = new HelpPage(name);
        Assert.Equal(HelpPage.Plain(page.Synopsis), HelpPage.Plain(Word(help, "Synopsis")));
        Assert.Equal(HelpPage.Plain(page.Description), Text(help.Get("description")));
        Assert.Equal(HelpPage.Plain(page.Notes), Text(help.Get("alertSet")!.Get("alert")));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_every_parameter_as_the_page_and_the_cmdlet_have_it(string name)
    {
        var command = (CommandInfo)Assert.Single(_shell.Succeed("Get-Command -Name $name", ("name", name))).BaseObject;
        var page = new HelpPage(name);
        PSObject[] shown = Items(Help(name).Get("parameters")!.Get("parameter"));
        Assert.Equal(page.Parameters.Keys, shown.Select(parameter => Word(parameter, "name")));
        Assert.All(shown, parameter =>
        {
            ParameterMetadata own = command.Parameters[Word(parameter, "name")];
            ParameterSetMetadata set = own.ParameterSets.Values.First();
            string[] ways =
            [
                .. set.ValueFromPipeline ? ["ByValue"] : Array.Empty<string>(),
                .. set.ValueFromPipelineByPropertyName ? ["ByPropertyName"] : Array.Empty<string>(),
            ];
            Assert.Equal(HelpPage.Plain(page.Parameters[own.Name].Text), Text(parameter.Get("description")));
            Assert.Equal(own.ParameterType.FullName, Word(parameter.Get("type")!, "name"));
            Assert.Equal(set.IsMandatory ? "true" : "false", Word(parameter, "required"));
            Assert.Equal(set.Position == int.MinValue ? "Named" : $"{set.Position}", Word(parameter, "position"));
            Assert.Equal(ways.Length == 0 ? "false" : $"true ({string.Join(", ", ways)})", Word(parameter, "pipelineInput"));
            Assert.Equal(own.Aliases.Count == 0 ? "none" : string.Join(", ", own.Aliases), Word(parameter, "aliases"));
            Assert.Equal(own.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false", Word(parameter, "globbing"));
            Assert.Equal(
                HelpDefaults.Of(command, own),
                parameter.Properties["defaultValue"]?.Value?.ToString());
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_a_syntax_for_every_parameter_set(string name)
    {
        var command = (CommandInfo)Assert.Single(_shell.Succeed("Get-Command -Name $name", ("name", name))).BaseObject;
        PSObject[] syntaxes = Items(Help(name).Get("syntax")!.Get("syntaxItem"));
        Assert.Equal(
            command.ParameterSets.Select(OwnParameters).Order(StringComparer.Ordinal),
            syntaxes.Select(item => string.Join(' ', Items(item.Get("parameter")).Select(p => Word(p, "name")).Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_every_example_of_the_page(string name)
    {
        var page = new HelpPage(name);
        PSObject[] examples = Items(Help(name).Get("examples")!.Get("example"));
        Assert.Equal(page.Examples.Select(example => example.Title), examples.Select(example => Regex.Match(Word(example, "title"), @"\d+: (.*?) -+$").Groups[1].Value));
        Assert.Equal(page.Examples.Select(example => example.Script), examples.Select(example => Word(example, "code")));
        Assert.Equal(
            page.Examples.Select(example => HelpPage.Plain(example.Text + "\n" + example.Output)),
            examples.Select(example => Text(example.Get("remarks"))));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Get_Help_shows_the_links_of_the_page(string name)
    {
        PSObject[] links = Items(Help(name).Get("relatedLinks")!.Get("navigationLink"));
        string related = new HelpPage(name).Text.Split("## RELATED LINKS")[1];
        Assert.Equal(
            Regex.Matches(related, @"\[([^\]]+)\]").Select(match => match.Groups[1].Value),
            links.Select(link => Word(link, "linkText")));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Get_Help_finds_a_topic(string topic)
    {
        string source = File.ReadAllText(Path.Combine(HelpPage.Folder, topic + ".help.txt"));
        object shown = Assert.Single(_shell.Succeed("Get-Help -Name $topic", ("topic", topic))).BaseObject;
        Assert.Equal(source.Trim(), ((string)shown).ReplaceLineEndings("\n").Trim());
    }

    // Windows PowerShell loads the other assembly; where it looks for help is the engine's same rule, asked for here with
    // a manifest that names such an assembly.
    [Fact]
    public void Get_Help_finds_the_help_of_an_assembly_in_the_folder_for_Windows_PowerShell()
    {
        string module = Path.GetDirectoryName(RepositoryPaths.ModuleManifest)!;
        string copy = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Paperspace");
        Directory.CreateDirectory(Path.Combine(copy, "net472"));
        Directory.CreateDirectory(Path.Combine(copy, "en-US"));
        File.Copy(Path.Combine(module, "net8.0", "Paperspace.dll"), Path.Combine(copy, "net472", "Paperspace.dll"));
        File.Copy(Path.Combine(module, "en-US", "Paperspace.dll-Help.xml"), Path.Combine(copy, "en-US", "Paperspace.dll-Help.xml"));
        string manifest = Path.Combine(copy, "Paperspace.psd1");
        File.WriteAllText(manifest, "@{ RootModule = 'net472/Paperspace.dll'; ModuleVersion = '1.0'; CmdletsToExport = '*' }");

        using var engine = new Engine.PowerShellEngine(manifestPath: manifest);
        object synopsis = Assert.Single(engine.Run(
            "(Get-Help Connect-Paperspace).Synopsis", stop: TestContext.Current.CancellationToken).Output).BaseObject;
        Assert.Equal(new HelpPage("Connect-Paperspace").Synopsis, synopsis);
    }

    public void Dispose() => _shell.Dispose();

    private static string OwnParameters(CommandParameterSetInfo set) => string.Join(' ', set.Parameters
        .Select(parameter => parameter.Name).Except(Cmdlet.CommonParameters).Order(StringComparer.Ordinal));

    private static PSObject[] Items(object? value) => value switch
    {
        null => [],
        PSObject { BaseObject: IEnumerable items and not string } => [.. items.Cast<object>().Select(PSObject.AsPSObject)],
        IEnumerable items and not string => [.. items.Cast<object>().Select(PSObject.AsPSObject)],
        _ => [PSObject.AsPSObject(value)],
    };

    private static string Word(object target, string property) => target.Get(property)!.ToString()!;

    private static string Text(object? paragraphs) => HelpPage.Plain(string.Join('\n', Items(paragraphs).Select(TextOf)));

    private static string TextOf(PSObject paragraph) =>
        paragraph.Properties["Text"]?.Value?.ToString() ?? Text(paragraph.Properties["para"]?.Value ?? "");

    private PSObject Help(string name) => Assert.Single(_shell.Succeed("Get-Help -Name $name -Full", ("name", name)));
}
