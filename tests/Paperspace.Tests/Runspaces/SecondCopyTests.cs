using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Runspaces;

/// <summary>The module imported where a copy of it is imported already, in a real shell.</summary>
public sealed class SecondCopyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paperspace-copies-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("from another folder", "Import-Module $copy/Paperspace")]
    [InlineData("from another folder, by force", "Import-Module $copy/Paperspace -Force")]
    [InlineData("through a symbolic link", "Import-Module $link")]
    [InlineData("as a newer version", "Import-Module $copy/Paperspace -MinimumVersion 0.1")]
    [InlineData("brought along by another module", "New-ModuleManifest wrapper.psd1 -NestedModules $copy/Paperspace/Paperspace.psd1; Import-Module ./wrapper.psd1")]
    [InlineData("after the first is removed", "Remove-Module Paperspace; Import-Module $copy/Paperspace")]
    public void A_second_copy_works_and_objects_travel_whole(string how, string import)
    {
        string[] lines = PowerShellProcess.Run(
            $$"""
            $ErrorActionPreference = 'Stop'
            Set-Location '{{_folder.FullName}}'
            $first, $copy, $link = '{{RepositoryPaths.ModuleManifest}}', "$PWD/copy", "$PWD/link/Paperspace"
            $null = New-Item link -ItemType Directory
            $null = New-Item $link -ItemType SymbolicLink -Target (Split-Path $first)
            $null = New-Item copy -ItemType Directory
            Copy-Item (Split-Path $first) $copy/Paperspace -Recurse
            Import-Module $first
            {{import}}
            (Get-PaperspaceOperation machines -Method POST).Body.Name -join ','
            Get-PaperspaceOperation machines -Method POST | Export-Clixml operation.xml
            (Import-Clixml operation.xml).Body.Name -join ','
            """);
        Assert.Equal((how, lines[0]), (how, lines[1]));
        Assert.Contains("machineType", lines[0], StringComparison.Ordinal);
    }

    /// <summary>As an update in a running session; about_Paperspace tells what to do.</summary>
    [Fact]
    public void Another_build_is_refused_by_dotnet_and_leaves_the_first_at_work()
    {
        string[] lines = PowerShellProcess.Run(
            $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{RepositoryPaths.ModuleManifest}}'
            try { Import-Module '{{MakeOtherBuild()}}' } catch { $_.FullyQualifiedErrorId; "$_" -like '*already loaded*' }
            @(Get-PaperspaceOperation machines -Method POST).Count
            pwsh -NoProfile -Command "Import-Module '{{MakeOtherBuild()}}'; @(Get-PaperspaceOperation machines -Method POST).Count"
            """.Replace("pwsh ", $"& '{RepositoryPaths.PowerShell}' ", StringComparison.Ordinal));
        Assert.Equal(["System.IO.FileLoadException,Microsoft.PowerShell.Commands.ImportModuleCommand", "True", "1", "1"], lines);
    }

    private string MakeOtherBuild()
    {
        string folder = Path.Combine(_folder.FullName, "other", "Paperspace");
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(RepositoryPaths.ModuleManifest)!, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Path.GetDirectoryName(RepositoryPaths.ModuleManifest)!, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        string assembly = Path.Combine(folder, "net8.0", "Paperspace.dll");
        byte[] bytes = File.ReadAllBytes(assembly);
        using var image = new PEReader(new MemoryStream(bytes));
        MetadataReader metadata = image.GetMetadataReader();
        byte[] build = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
        bytes[bytes.AsSpan().IndexOf(build)] ^= 1;
        File.WriteAllBytes(assembly, bytes);
        return Path.Combine(folder, "Paperspace.psd1");
    }
}
