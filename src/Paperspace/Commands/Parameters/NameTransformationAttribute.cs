using System.Collections;
using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>
/// Takes text where names are due, and no rows: PowerShell would make the name <c>@{Id=5}</c> of one whose id is a number.
/// </summary>
internal sealed class NameTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? plain = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        bool isRow = plain is IEnumerable items and not (string or IDictionary) ? items.Cast<object?>().Any(IsRow) : IsRow(inputData);
        return isRow ? throw NoName() : inputData;
    }

    private static bool IsRow(object? item) => item is not null && PSObject.AsPSObject(item) is var row && !IsOwn(row)
        && (row.BaseObject is PSCustomObject or IDictionary || row.Properties["Id"] is not null);

    // Of this module's objects the text is the name, also of what came from a file or another process.
    private static bool IsOwn(PSObject item) => item.BaseObject is ApiObject
        || item.TypeNames.Any(name => name.StartsWith("Deserialized.Paperspace.", StringComparison.Ordinal));

    // As PowerShell itself refuses a conversion: what comes down a pipeline is then tried for the other parameters.
    private static ArgumentTransformationMetadataException NoName()
    {
        const string Message = "A row is no name. Give its name or its id, or pipe it where it has an Id.";
        return new ArgumentTransformationMetadataException(Message, new PSInvalidCastException(Message));
    }
}
