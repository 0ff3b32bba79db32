using Paperspace.Connections;

namespace Paperspace.Rest;

/// <summary>Keeps of answers what parameters that take an id, or a machine type, complete from.</summary>
internal static class AnswerNames
{
    internal const string OsTemplates = "os-templates";
    internal const string CustomTemplates = "custom-templates";
    internal const string PrivateNetworks = "private-networks";
    internal const string StartupScripts = "startup-scripts";
    internal const string Snapshots = "snapshots";

    /// <summary>No collection of the API: its templates and machines name their types.</summary>
    internal const string MachineTypes = "machine types";

    /// <summary>No collection of the API either: machines name their networks by id alone.</summary>
    internal const string MachineNetworks = "networks of machines";

    /// <summary>Keeps the names in an answer, or forgets them where the operation deletes.</summary>
    internal static void Learn(AnswerParts parts, Operation operation, KnownNames known)
    {
        string collection = operation.Path.Split('/')[0];
        switch (parts.Kind)
        {
            case "OsTemplate" or "CustomTemplate" or "PrivateNetwork" or "StartupScript" or "Snapshot":
            case "Reference" when operation.Method == "DELETE":
                foreach (object? thing in parts.Things)
                {
                    LearnName(thing, collection, operation, known);
                    LearnTypes(thing, known);
                }

                break;
            case "Machine":
                foreach (object? machine in parts.Things)
                {
                    LearnMachine(machine, known);
                }

                break;
        }
    }

    private static void LearnName(object? thing, string collection, Operation operation, KnownNames known)
    {
        if (PowerShellJson.Member(thing, "id") is not string id)
        {
            return;
        }

        if (operation.Method == "DELETE" || PowerShellJson.Member(thing, "dtDeleted") is not null)
        {
            known.Remove(collection, id);
        }
        else
        {
            known.Add(collection, id, PowerShellJson.Member(thing, "name") as string ?? "");
        }
    }

    private static void LearnTypes(object? template, KnownNames known)
    {
        foreach (object? type in PowerShellJson.Member(template, "availableMachineTypes") as object?[] ?? [])
        {
            if (PowerShellJson.Member(type, "machineTypeLabel") is string label && PowerShellJson.Member(type, "isAvailable") is true)
            {
                known.Add(MachineTypes, label, label);
            }
        }
    }

    private static void LearnMachine(object? machine, KnownNames known)
    {
        if (PowerShellJson.Member(machine, "machineType") is string type)
        {
            known.Add(MachineTypes, type, type);
        }

        if (PowerShellJson.Member(machine, "networkId") is string network)
        {
            known.Add(MachineNetworks, network, PowerShellJson.Member(machine, "region") as string ?? "");
        }
    }
}
