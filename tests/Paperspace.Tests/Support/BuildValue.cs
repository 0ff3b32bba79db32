using System.Reflection;

namespace Paperspace.Tests.Support;

/// <summary>What the project file knew when these tests were built.</summary>
public static class BuildValue
{
    public static string Of(string key) => typeof(BuildValue).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
