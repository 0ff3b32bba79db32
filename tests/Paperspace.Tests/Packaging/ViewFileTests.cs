using System.Diagnostics;
using System.Xml.Linq;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Packaging;

/// <summary>The file of views, and what people do with what it shows: filter and sort by it.</summary>
public sealed class ViewFileTests : IDisposable
{
    private const string Views = "src/Paperspace/Paperspace.Format.ps1xml";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void It_is_what_the_program_makes_of_the_descriptions()
    {
        string made = Path.GetTempFileName();
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("dotnet", ["run", "tools/Views.cs", "--", made]) { WorkingDirectory = RepositoryPaths.Root })!;
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            Assert.Equal(File.ReadAllText(made), File.ReadAllText(Path.Combine(RepositoryPaths.Root, Views)));
        }
        finally
        {
            File.Delete(made);
        }
    }

    [Fact]
    public void Every_label_is_a_property_or_the_path_to_one()
    {
        var views = XDocument.Load(Path.Combine(RepositoryPaths.Root, Views)).Descendants("View")
            .ToLookup(view => view.Element("Name")!.Value.Split('#')[0], view => view.Descendants("Label").Select(label => label.Value));
        Assert.All(Types(), type =>
        {
            Assert.True(views.Contains(type.FullName!), $"{type.Name} has no view.");
            Assert.All(views[type.FullName!].SelectMany(labels => labels), label =>
                Assert.True(
                    label.Split('.').Aggregate((Type?)type, (found, name) => found?.GetProperty(name)?.PropertyType) is not null,
                    $"{type.Name} has no {label}."));
        });
    }

    private IEnumerable<Type> Types() => ((Type)_shell.Succeed("[Paperspace.Session]").Single().BaseObject).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == "Paperspace" && type is { IsAbstract: false, IsEnum: false } && !typeof(Exception).IsAssignableFrom(type)
            // What a parameter takes; no cmdlet emits one.
            && type.Name != "ConnectionIdentity");
}
