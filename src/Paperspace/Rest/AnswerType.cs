using System.Management.Automation;

namespace Paperspace.Rest;

/// <summary>Gives what an operation answers the type names that its views are chosen by.</summary>
internal static class AnswerType
{
    private const string Namespace = "Paperspace.Rest.";

    internal static void Name(object? document, Operation operation)
    {
        string answer = operation.Answer;
        int bracket = answer.IndexOf('[');
        string shape = bracket < 0 ? "" : answer.Substring(0, bracket);
        string kind = bracket < 0 ? answer : answer.Substring(bracket + 1).TrimEnd(']');
        switch (shape)
        {
            case "Page" when PowerShellJson.Member(document, "items") is object?[] items:
                Add(document, "Page");
                Array.ForEach(items, item => Add(item, kind));
                break;
            case "Change" when PowerShellJson.Member(document, "data") is { } data:
                Add(document, "Change");
                Add(PowerShellJson.Member(document, "event"), "MachineEvent");
                Add(data, kind);
                break;
            case "Page" or "Change":
                break;
            default:
                // Machine[]: the items of an array.
                string type = kind.Length == 0 ? shape : kind;
                Array.ForEach(document as object?[] ?? [document], item => Add(item, type));
                break;
        }
    }

    private static void Add(object? value, string type)
    {
        if (value is PSObject custom)
        {
            custom.TypeNames.Insert(0, Namespace + type);
            foreach ((string member, string memberType) in OperationTable.NestedTypes(type))
            {
                Add(PowerShellJson.Member(custom, member), memberType);
            }
        }
    }
}
