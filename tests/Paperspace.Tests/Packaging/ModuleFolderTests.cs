using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Packaging;

/// <summary>What <c>dotnet build</c> leaves in <c>out/Paperspace</c>.</summary>
public sealed class ModuleFolderTests
{
    /// <summary>
    /// What .NET Framework 4.7.2 itself has, of what the folder's assemblies refer to, in the only version it has it in.
    /// </summary>
    private static readonly HashSet<string> PartsOfNetFramework472 =
    [
        "mscorlib 4.0.0.0",
        "netstandard 2.0.0.0",
        "System 4.0.0.0",
        "System.Core 4.0.0.0",
        "System.Data 4.0.0.0",
        "System.Net.Http 4.2.0.0",
        "System.Numerics 4.0.0.0",
        "System.Runtime.Serialization 4.0.0.0",
        "System.Xml 4.0.0.0",
        "System.Xml.Linq 4.0.0.0",
    ];

    /// <summary>What Windows PowerShell 5.1 itself has.</summary>
    private const string WindowsPowerShell = "System.Management.Automation 3.0.0.0";

    private static string Folder => Path.GetDirectoryName(RepositoryPaths.ModuleManifest)!;

    [Fact]
    public void It_holds_exactly_the_files_of_the_package()
    {
        string[] expected = File.ReadAllLines(Path.Combine(RepositoryPaths.Root, "tests", "package-files.txt"));
        string[] actual = [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))];

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Windows_PowerShell_finds_every_assembly_in_exactly_the_version_referred_to()
    {
        var present = new HashSet<string>(PartsOfNetFramework472) { WindowsPowerShell };
        string[] assemblies = Directory.GetFiles(Path.Combine(Folder, "net472"), "*.dll");
        foreach (string assembly in assemblies)
        {
            present.Add(Read(assembly, reader => Name(reader, reader.GetAssemblyDefinition().Name, reader.GetAssemblyDefinition().Version)));
        }

        var missing =
            from assembly in assemblies
            from reference in Read(assembly, References)
            where !present.Contains(reference)
            select $"{Path.GetFileName(assembly)} refers to {reference}";

        Assert.Empty(missing);
    }

    [Fact]
    public void PowerShell_7_needs_one_assembly_of_the_module_alone()
    {
        Assert.Equal("Paperspace.dll", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(Folder, "net8.0")))));
    }

    private static List<string> References(MetadataReader reader) =>
        [.. reader.AssemblyReferences
            .Select(reader.GetAssemblyReference)
            .Select(reference => Name(reader, reference.Name, reference.Version))];

    private static string Name(MetadataReader reader, StringHandle name, Version version) => $"{reader.GetString(name)} {version}";

    private static T Read<T>(string assembly, Func<MetadataReader, T> read)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        return read(file.GetMetadataReader());
    }
}
