using System.Management.Automation;

namespace Paperspace.Connections;

/// <summary>Removing the module closes the connections of the runspace that removes it, and of no other.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => ConnectionStore.Current.CloseAll();
}
