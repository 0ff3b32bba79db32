using System.Collections;
using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes machines that came through Clixml, a job or remoting where machines are due.</summary>
internal sealed class MachineTransformationAttribute : ArgumentTransformationAttribute
{
    private const string DeserializedMachine = "Deserialized.Paperspace.Machine";

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? plain = inputData is PSObject wrapped && !IsBag(wrapped) ? wrapped.BaseObject : inputData;
        object?[] items = plain is IEnumerable and not string
            ? [.. ((IEnumerable)plain).Cast<object?>().Select(ToMachine)]
            : [ToMachine(plain)];
        // Anything else is for another parameter.
        return items.Length > 0 && Array.TrueForAll(items, item => item is Machine)
            ? Array.ConvertAll(items, item => (Machine)item!)
            : inputData;
    }

    private static object? ToMachine(object? item) => item switch
    {
        PSObject bag when IsBag(bag) => Machine.Rebuild(bag),
        PSObject wrapped => wrapped.BaseObject,
        _ => item,
    };

    private static bool IsBag(PSObject item) => item.TypeNames.Contains(DeserializedMachine);
}
