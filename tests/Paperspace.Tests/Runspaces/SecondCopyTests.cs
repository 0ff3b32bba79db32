using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using Paperspace.Sandbox;
using Paperspace.Sandbox.Server;
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

    [Theory]
    [InlineData("after the first is removed", "Remove-Module Paperspace; Import-Module $other -MinimumVersion 9.0; (Get-Module Paperspace).Version.Major; ask")]
    [InlineData("in another runspace", "ask; Start-ThreadJob { Import-Module $using:other; (Get-Module Paperspace).Version.Major } | Receive-Job -Wait")]
    [InlineData("kept to itself by another module", "Set-Content wrapper.psm1 'Import-Module $args[0]; function theirs { (Get-Command Get-PaperspaceOperation).Version.Major }'; Import-Module ./wrapper.psm1 -ArgumentList $other; theirs; ask")]
    public void Another_version_works_in_the_same_process(string how, string import)
    {
        string[] lines = PowerShellProcess.Run(
            $$"""
            $ErrorActionPreference = 'Stop'
            Set-Location '{{_folder.FullName}}'
            $other = '{{MakeOtherVersion()}}'
            function ask { @(Get-PaperspaceOperation machines -Method POST).Count }
            Import-Module '{{RepositoryPaths.ModuleManifest}}'
            {{import}}
            """);
        Assert.Equal((how, "1,9"), (how, string.Join(',', lines.Order())));
    }

    /// <summary>As after a build in a session that has the last one; about_Paperspace tells what to do.</summary>
    [Fact]
    public void Another_build_of_the_same_version_is_refused_by_dotnet_and_leaves_the_first_at_work()
    {
        string[] lines = PowerShellProcess.Run(
            $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module '{{RepositoryPaths.ModuleManifest}}'
            try { Import-Module '{{MakeOtherBuild()}}' } catch { $_.FullyQualifiedErrorId; "$_" -like '*already loaded*' }
            @(Get-PaperspaceOperation machines -Method POST).Count
            & $env:PAPERSPACE_TEST_SHELL -NoProfile -Command "Import-Module '{{MakeOtherBuild()}}'; @(Get-PaperspaceOperation machines -Method POST).Count"
            """);
        Assert.Equal(["System.IO.FileLoadException,Microsoft.PowerShell.Commands.ImportModuleCommand", "True", "1", "1"], lines);
    }

    [Fact]
    public async Task A_connection_of_another_version_is_refused_in_words()
    {
        await using SandboxServer sandbox = await SandboxServer.StartAsync();
        string[] lines = PowerShellProcess.Run(
            $$"""
            $ErrorActionPreference = 'Stop'
            $env:PAPERSPACE_API_KEY = '{{SampleAccounts.All[0].ApiKey}}'
            Import-Module '{{RepositoryPaths.ModuleManifest}}'
            $connection = Connect-Paperspace -BaseUri '{{sandbox.BaseUri}}'
            Remove-Module Paperspace
            Import-Module '{{MakeOtherVersion()}}'
            try { Get-PaperspaceSession -Connection $connection } catch { "$_" }
            """);
        Assert.Contains("another version of the module", Assert.Single(lines), StringComparison.Ordinal);
    }

    private string MakeOtherBuild()
    {
        string manifest = MakeCopy("build");
        Change(manifest, metadata => metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray());
        return manifest;
    }

    private string MakeOtherVersion()
    {
        string manifest = MakeCopy("version");
        Change(manifest, metadata => Encoding.UTF8.GetBytes(metadata.GetString(metadata.GetAssemblyDefinition().Name) + "\0"));
        File.WriteAllText(manifest, Regex.Replace(File.ReadAllText(manifest), @"(?<=ModuleVersion\s*=\s*)'[^']+'", "'9.0'"));
        return manifest;
    }

    private string MakeCopy(string name)
    {
        string module = Path.GetDirectoryName(RepositoryPaths.ModuleManifest)!;
        string folder = Path.Combine(_folder.FullName, name, "Paperspace");
        foreach (string file in Directory.GetFiles(module, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(module, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return Path.Combine(folder, "Paperspace.psd1");
    }

    /// <summary>Makes the assembly another one by a bit of what tells it from others: its name, or its build.</summary>
    private static void Change(string manifest, Func<MetadataReader, byte[]> identity)
    {
        string assembly = Path.Combine(Path.GetDirectoryName(manifest)!, "net8.0", "Paperspace.dll");
        byte[] bytes = File.ReadAllBytes(assembly);
        using var image = new PEReader(new MemoryStream(bytes));
        bytes[bytes.AsSpan().IndexOf(identity(image.GetMetadataReader()))] ^= 1;
        File.WriteAllBytes(assembly, bytes);
    }
}
