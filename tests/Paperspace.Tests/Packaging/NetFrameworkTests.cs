using System.Diagnostics;
using System.Reflection;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Packaging;

/// <summary>The parts of the net472 build without PowerShell in them, on .NET Framework or, elsewhere, on Mono.</summary>
public sealed class NetFrameworkTests
{
    private const string MonoFolder = "/usr/lib/mono";

    private static readonly string? Mono = OperatingSystem.IsWindows() ? null : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "mono")).FirstOrDefault(File.Exists);

    [Fact]
    public void The_assemblies_of_the_module_folder_do_their_work()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows() || HasWholeMono(), "There is neither .NET Framework nor a whole Mono (mono-devel).");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("Paperspace.NetFramework.");
        try
        {
            // Exactly what travels with the module, and the program that calls it.
            string program = Path.Combine(folder.FullName, "Paperspace.NetFramework.exe");
            foreach (string file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(RepositoryPaths.ModuleManifest)!, "net472"))
                .Append(Path.Combine(AppContext.BaseDirectory, "NetFramework", "Paperspace.NetFramework.exe")))
            {
                // A program finds an assembly by its name; PowerShell loads the file that the manifest names.
                File.Copy(file, Path.Combine(folder.FullName, AssemblyName.GetAssemblyName(file).Name + Path.GetExtension(file)));
            }

            using Process process = Process.Start(new ProcessStartInfo(Mono ?? program, Mono is null ? [] : [program]) { RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            Assert.True(process.ExitCode == 0, output);
            Assert.Contains(" passed, 0 failed", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool HasWholeMono() => Mono is not null && Directory.Exists(MonoFolder)
        && Directory.EnumerateFiles(MonoFolder, "netstandard.dll", SearchOption.AllDirectories).Any();
}
