using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Paperspace.Rest;

namespace Paperspace.Connections;

/// <summary>
/// Lets objects travel whole. Clixml, jobs and remoting cut what an object nests to strings below a depth of one, unless its
/// type asks for more. In a file of types such a request may stand once in a runspace, and a second copy of the module (from
/// another folder, a symbolic link) could not be imported.
/// </summary>
public sealed class ModuleImport : IModuleAssemblyInitializer
{
    internal const uint Depth = 8;

    /// <inheritdoc/>
    public void OnImport()
    {
        Runspace runspace = Runspace.DefaultRunspace;
        // Update-TypeData does the same; loading what it is a part of takes a tenth of an import more, and not every host has it.
        if (NonPublic(NonPublic(runspace, "ExecutionContext"), "TypeTable") is not TypeTable types)
        {
            return;
        }

        foreach (string name in new[] { typeof(ApiObject).FullName!, typeof(Operation).FullName!, AnswerType.Base })
        {
            var type = new TypeData(name) { SerializationDepth = Depth, IsOverride = true };
            types.AddType(type);
            // What the engine makes its table of again, when a module that has types is removed.
            runspace.InitialSessionState.Types.Add(new SessionStateTypeEntry(type, isRemove: false));
        }
    }

    private static object? NonPublic(object? of, string property) =>
        of?.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(of);
}
