using System.Collections;
using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes members that came through Clixml, a job or remoting, and rows of a file, where members are due.</summary>
internal sealed class TeamMemberTransformationAttribute : ArgumentTransformationAttribute
{
    private const string DeserializedMember = "Deserialized.Paperspace.TeamMember";

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? plain = inputData is PSObject { BaseObject: not PSCustomObject } wrapped && !IsBag(wrapped) ? wrapped.BaseObject : inputData;
        object?[] items = plain is IEnumerable and not string
            ? [.. ((IEnumerable)plain).Cast<object?>().Select(ToMember)]
            : [ToMember(plain)];
        // Anything else is for another parameter.
        return items.Length > 0 && Array.TrueForAll(items, item => item is TeamMember)
            ? Array.ConvertAll(items, item => (TeamMember)item!)
            : inputData;
    }

    private static object? ToMember(object? item) => item switch
    {
        PSObject bag when IsBag(bag) => TeamMember.Rebuild(bag),
        PSObject { BaseObject: PSCustomObject } row => TeamMember.OfRow(row) ?? item,
        PSObject wrapped => wrapped.BaseObject,
        _ => item,
    };

    private static bool IsBag(PSObject item) => item.TypeNames.Contains(DeserializedMember);
}
