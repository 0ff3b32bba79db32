using System.Management.Automation;

namespace Paperspace.Rest;

/// <summary>A type name that views of answers are chosen by, such as <c>Paperspace.Rest.Machine</c>.</summary>
internal sealed class AnswerType
{
    /// <summary>What all these types are.</summary>
    internal const string Base = "Paperspace.Rest.Answer";

    private readonly string _name;
    private readonly List<string[]> _nested;

    private AnswerType(string kind) =>
        (_name, _nested) = ($"Paperspace.Rest.{kind}", OperationTable.NestedTypes(kind));

    /// <summary>Gives what an operation answered its type, and what is in it where that has one.</summary>
    internal static void Name(object? document, Operation operation)
    {
        string answer = operation.Answer;
        int bracket = answer.IndexOf('[');
        string shape = bracket < 0 ? "" : answer.Substring(0, bracket);
        string kind = bracket < 0 ? answer : answer.Substring(bracket + 1).TrimEnd(']');
        switch (shape)
        {
            case "Page" when PowerShellJson.Member(document, "items") is object?[] items:
                new AnswerType("Page").AddTo(document);
                new AnswerType(kind).AddToEach(items);
                break;
            case "Change" when PowerShellJson.Member(document, "data") is { } data:
                new AnswerType("Change").AddTo(document);
                new AnswerType("MachineEvent").AddTo(PowerShellJson.Member(document, "event"));
                new AnswerType(kind).AddTo(data);
                break;
            case "Page" or "Change":
                break;
            default:
                // Machine[]: the items of an array.
                new AnswerType(kind.Length == 0 ? shape : kind).AddToEach(document as object?[] ?? [document]);
                break;
        }
    }

    private void AddToEach(object?[] values)
    {
        foreach (object? value in values)
        {
            AddTo(value);
        }
    }

    private void AddTo(object? value)
    {
        if (value is PSObject custom)
        {
            custom.TypeNames.Insert(0, Base);
            custom.TypeNames.Insert(0, _name);
            foreach (string[] nested in _nested)
            {
                new AnswerType(nested[1]).AddTo(PowerShellJson.Member(custom, nested[0]));
            }
        }
    }
}
