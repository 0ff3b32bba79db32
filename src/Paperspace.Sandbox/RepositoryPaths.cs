using System.Reflection;

namespace Paperspace.Sandbox;

/// <summary>Where things are in the repository that this program was built in.</summary>
public static class RepositoryPaths
{
    /// <summary>The folder that holds <c>Paperspace.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The manifest of the module as <c>dotnet build</c> leaves it.</summary>
    public static string ModuleManifest { get; } = Path.Combine(Root, "out", "Paperspace", "Paperspace.psd1");

    /// <summary>The command that starts the PowerShell that this repository is built with.</summary>
    public static string PowerShell { get; } = typeof(RepositoryPaths).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "PowerShell").Value!;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Paperspace.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds Paperspace.sln.");
    }
}
