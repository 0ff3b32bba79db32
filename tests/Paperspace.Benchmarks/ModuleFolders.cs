using Paperspace.Sandbox;

namespace Paperspace.Benchmarks;

/// <summary>The modules that are compared, laid out in a folder of their own for the time of a run.</summary>
internal sealed class ModuleFolders : IDisposable
{
    private const string Assembly = "Paperspace.Baseline.dll";
    private static readonly string[] Views = ["Paperspace.Format.ps1xml"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("Paperspace.Benchmarks.");

    public ModuleFolders()
    {
        Bare = LayOut("Bare", views: []);
        BareWithViews = LayOut("BareWithViews", Views);
    }

    /// <summary>The module as it was built.</summary>
    public static string Paperspace => RepositoryPaths.ModuleManifest;

    /// <summary>A module of one assembly and nothing else.</summary>
    public string Bare { get; }

    /// <summary>The same with copies of Paperspace's view file.</summary>
    public string BareWithViews { get; }

    public void Dispose() => _root.Delete(recursive: true);

    private string LayOut(string name, string[] views)
    {
        var folder = _root.CreateSubdirectory(name).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, Assembly), Path.Combine(folder, Assembly));
        foreach (var view in views)
        {
            File.Copy(Path.Combine(Path.GetDirectoryName(Paperspace)!, view), Path.Combine(folder, view));
        }

        var manifest = Path.Combine(folder, name + ".psd1");
        File.WriteAllText(manifest, $$"""
            @{
                RootModule = '{{Assembly}}'
                ModuleVersion = '1.0'
                CompatiblePSEditions = @('Core')
                PowerShellVersion = '7.4'
                FormatsToProcess = @({{string.Join(", ", views.Select(view => $"'{view}'"))}})
                CmdletsToExport = @('Get-BareSession')
                FunctionsToExport = @()
                VariablesToExport = @()
                AliasesToExport = @()
            }
            """);
        return manifest;
    }
}
