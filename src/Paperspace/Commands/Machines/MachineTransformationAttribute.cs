using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes deserialised machines where machines are due; rows bind by their id.</summary>
internal sealed class MachineTransformationAttribute : ItemTransformationAttribute<Machine>
{
    private protected override Machine Rebuild(PSObject bag) => Machine.Rebuild(bag);
}
