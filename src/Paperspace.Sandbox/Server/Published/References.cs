using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Paperspace.Sandbox.Server.Contract;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>What the fields of a body name must be there, and the account's team must have it.</summary>
internal sealed class References(TeamResources resources)
{
    /// <summary>The error to answer with; null where all is there. The caller holds the lock of the machines.</summary>
    public IResult? FaultOf(SampleAccount account, RequestBody body)
    {
        Issue[] issues =
        [
            .. from field in body.Fields
               from value in field.Value is JsonArray list ? list.Select((item, index) => (item, Path: new object[] { field.Key, index }))
                   : [(field.Value, Path: [field.Key])]
               where value.Item1 is JsonValue text && text.TryGetValue(out string? id) && !IsThere(account, field.Key, id)
               select new Issue(value.Path, "Unknown"),
        ];
        return issues.Length == 0 ? null : ApiError.BadRequest(issues);
    }

    private bool IsThere(SampleAccount account, string field, string id) => field switch
    {
        "machineId" => resources.Machines.TryGetValue(id, out var machine) && machine.TeamId == account.TeamId && machine.DtDeleted is null,
        "machineType" => MachineCatalog.HasType(id),
        "templateId" => MachineCatalog.HasTemplate(id) || IsItem(account, "custom-templates", id),
        "region" => MachineCatalog.HasRegion(id),
        "projectId" => resources.Projects.TryGetValue(id, out var project) && project.TeamId == account.TeamId,
        "userId" or "accessorIds" => resources.Members.ContainsKey((account.TeamId, id)),
        "networkId" => IsItem(account, "private-networks", id),
        "restorePointSnapshotId" => IsItem(account, "snapshots", id),
        "startupScriptId" => IsItem(account, "startup-scripts", id),
        "storageProviderId" => IsItem(account, "storage-providers", id),
        "deploymentId" => IsItem(account, "deployments", id),
        _ => true,
    };

    private bool IsItem(SampleAccount account, string list, string id) => resources.Items.Find(account.TeamId, list, id, out _) is null;
}
