using System.Collections;
using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes connections and team namespaces, one or several, where a connection is due.</summary>
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        ConnectionIdentity.Of(inputData) ?? ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string => inputData,
            IEnumerable items => items.Cast<object?>().Select(item => ConnectionIdentity.Of(item) ?? item).ToArray(),
            _ => inputData,
        });
}
