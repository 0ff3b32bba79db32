using System.Reflection;

namespace Paperspace;

/// <summary>What .NET and .NET Framework do differently, apart from HTTP.</summary>
internal static class Platform
{
    /// <summary>Whether a proxy may itself be spoken to over TLS.</summary>
    internal const bool HasHttpsProxies = false;

    /// <summary>Loads an assembly where no other code of the process finds it by its name.</summary>
    internal static Assembly LoadApart(Stream assembly)
    {
        using var bytes = new MemoryStream();
        assembly.CopyTo(bytes);
        Assembly loaded = Assembly.Load(bytes.ToArray());

        // An assembly loaded from bytes has no folder; what it needs lies in this one's.
        string folder = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!;
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
        {
            string file = Path.Combine(folder, new AssemblyName(request.Name).Name + ".dll");
            return request.RequestingAssembly == loaded && File.Exists(file) ? Assembly.LoadFrom(file) : null;
        };
        return loaded;
    }

    /// <summary>Whether others than the owner may read a file; always false on Windows, where the profile is the owner's.</summary>
    internal static bool IsReadableByOthers(string path) => false;
}
