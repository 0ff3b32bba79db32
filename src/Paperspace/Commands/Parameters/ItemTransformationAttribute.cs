using System.Collections;
using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes what came through Clixml, a job or remoting, one or several, where this module's own objects are due.</summary>
internal abstract class ItemTransformationAttribute<T> : ArgumentTransformationAttribute where T : ApiObject
{
    private static readonly string Deserialized = $"Deserialized.{typeof(T).FullName}";

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? plain = inputData is PSObject wrapped && !IsBag(wrapped) ? wrapped.BaseObject : inputData;
        object?[] items = plain is IEnumerable and not string
            ? [.. ((IEnumerable)plain).Cast<object?>().Select(ToItem)]
            : [ToItem(plain)];
        // Anything else is for another parameter.
        return items.Length > 0 && Array.TrueForAll(items, item => item is T)
            ? Array.ConvertAll(items, item => (T)item!)
            : inputData;
    }

    /// <summary>Makes an object of what is left of one.</summary>
    private protected abstract T Rebuild(PSObject bag);

    /// <summary>Makes one of a row, as of a file; null where it names none.</summary>
    private protected virtual T? OfRow(PSObject row) => null;

    private object? ToItem(object? item) => item switch
    {
        PSObject bag when IsDeserialized(bag) => Rebuild(bag),
        PSObject bag when IsBag(bag) => OfRow(bag) ?? item,
        PSObject wrapped => wrapped.BaseObject,
        _ => item,
    };

    private static bool IsBag(PSObject item) => item.BaseObject is PSCustomObject || IsDeserialized(item);

    private static bool IsDeserialized(PSObject item) => item.TypeNames.Contains(Deserialized);
}
