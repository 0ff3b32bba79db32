using System.Reflection;
using System.Runtime.Loader;

namespace Paperspace;

/// <summary>What .NET and .NET Framework do differently, apart from HTTP.</summary>
internal static class Platform
{
    /// <summary>Whether a proxy may itself be spoken to over TLS.</summary>
    internal const bool HasHttpsProxies = true;

    /// <summary>Loads an assembly where no other code of the process finds it by its name.</summary>
    internal static Assembly LoadApart(Stream assembly) =>
        new AssemblyLoadContext(typeof(Platform).Namespace).LoadFromStream(assembly);

    /// <summary>Whether others than the owner may read a file; always false on Windows, where the profile is the owner's.</summary>
    internal static bool IsReadableByOthers(string path)
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != 0;
    }
}
