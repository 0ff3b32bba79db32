using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Packaging;

/// <summary>What <c>dotnet build</c> leaves in <c>out/Paperspace</c>.</summary>
public sealed class ModuleFolderTests
{
    /// <summary>What Windows PowerShell 5.1 itself has.</summary>
    private static readonly AssemblyId WindowsPowerShell = new("System.Management.Automation", new Version(3, 0, 0, 0));

    /// <summary>What .NET Framework 4.7.2 itself has, by Microsoft's list of it: each assembly in the only version it has it in.</summary>
    private static readonly AssemblyId[] NetFramework472 =
    [
        .. XDocument.Load(BuildValue.Of("FrameworkList")).Root!.Elements().Select(file =>
            new AssemblyId(file.Attribute("AssemblyName")!.Value, new Version(file.Attribute("Version")!.Value))),
    ];

    private static string Folder => Path.GetDirectoryName(RepositoryPaths.ModuleManifest)!;

    private static string[] OwnFiles => Directory.GetFiles(Path.Combine(Folder, "net472"), "*.dll");

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
        HashSet<AssemblyId> present = [WindowsPowerShell, .. NetFramework472, .. OwnFiles.Select(file => Read(file, Identity))];

        var missing =
            from file in OwnFiles
            from reference in Read(file, References)
            where !present.Contains(reference)
            select $"{Path.GetFileName(file)} refers to {reference}";

        Assert.Empty(missing);
    }

    /// <summary>The module itself finds what Tomlyn needs: by name, in the folder. That must not be older than what it needs.</summary>
    [Fact]
    public void Windows_PowerShell_finds_what_the_embedded_Tomlyn_refers_to()
    {
        AssemblyId[] present = [.. NetFramework472, .. OwnFiles.Select(file => Read(file, Identity))];

        AssemblyId[] references = Read(Read(Path.Combine(Folder, "net472", "Paperspace.dll"), TomlynInside), References);

        Assert.Contains(references, reference => reference.Name == "System.Text.Json");
        Assert.All(references, reference => Assert.Contains(
            present, assembly => assembly.Name == reference.Name && assembly.Version >= reference.Version));
    }

    [Fact]
    public void PowerShell_7_needs_one_assembly_of_the_module_alone()
    {
        Assert.Equal("Paperspace.dll", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(Folder, "net8.0")))));
    }

    private static AssemblyId Identity(PEReader file)
    {
        MetadataReader reader = file.GetMetadataReader();
        AssemblyDefinition assembly = reader.GetAssemblyDefinition();
        return new AssemblyId(reader.GetString(assembly.Name), assembly.Version);
    }

    private static AssemblyId[] References(PEReader file)
    {
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences
            .Select(reader.GetAssemblyReference)
            .Select(reference => new AssemblyId(reader.GetString(reference.Name), reference.Version))];
    }

    private static byte[] TomlynInside(PEReader file)
    {
        MetadataReader reader = file.GetMetadataReader();
        ManifestResource tomlyn = reader.ManifestResources
            .Select(reader.GetManifestResource)
            .Single(resource => reader.GetString(resource.Name) == "Paperspace.StoredKeys.Tomlyn.dll");
        BlobReader resources = file.GetSectionData(file.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
        resources.Offset = (int)tomlyn.Offset;
        return resources.ReadBytes(resources.ReadInt32());
    }

    private static T Read<T>(string assembly, Func<PEReader, T> read) => Read(File.ReadAllBytes(assembly), read);

    private static T Read<T>(byte[] assembly, Func<PEReader, T> read)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        return read(file);
    }

    private sealed record AssemblyId(string Name, Version Version);
}
