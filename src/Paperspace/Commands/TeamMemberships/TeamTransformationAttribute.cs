using System.Management.Automation;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>
/// Takes a membership where the id of a team is due. The id is a text of its own, so that <see cref="Origin"/> knows whose
/// membership it was.
/// </summary>
internal sealed class TeamTransformationAttribute : ArgumentTransformationAttribute
{
    private const string DeserializedMembership = "Deserialized.Paperspace.TeamMembership";

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is TeamMembership membership)
        {
            var id = new string(membership.Id.ToCharArray());
            if (Origin.Of(membership) is { } connection)
            {
                Origin.Set(id, connection);
            }

            return id;
        }

        return inputData is PSObject bag && bag.TypeNames.Contains(DeserializedMembership)
            ? bag.Properties[nameof(TeamMembership.Id)]?.Value?.ToString()
            : inputData;
    }
}
