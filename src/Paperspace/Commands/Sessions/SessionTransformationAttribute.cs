using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes a deserialised session where a session is due.</summary>
internal sealed class SessionTransformationAttribute : ArgumentTransformationAttribute
{
    private const string DeserializedSession = "Deserialized.Paperspace.Session";

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject bag && bag.TypeNames.Contains(DeserializedSession)
            ? Session.Rebuild(bag)
            : inputData;
}
