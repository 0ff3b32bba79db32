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
    internal static void Name(object? document, AnswerParts parts)
    {
        if (parts.Shape.Length > 0)
        {
            new AnswerType(parts.Shape).AddTo(document);
        }

        if (parts.Shape == "Change")
        {
            new AnswerType("MachineEvent").AddTo(PowerShellJson.Member(document, "event"));
        }

        new AnswerType(parts.Kind).AddToEach(parts.Things);
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
