using System.Collections;
using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes a team namespace where a connection is due; it is looked up when the cmdlet runs.</summary>
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        ToConnection(inputData) ?? ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string => inputData,
            IEnumerable items => items.Cast<object?>().Select(item => ToConnection(item) ?? item).ToArray(),
            _ => inputData,
        });

    // An empty name is left for PowerShell's own validation to refuse.
    private static Connection? ToConnection(object? data) => (data is PSObject wrapped ? wrapped.BaseObject : data) switch
    {
        string { Length: > 0 } team => Connection.Reference(team),
        Connection connection => connection,
        _ => null,
    };
}
