using System.Management.Automation;

namespace Paperspace.Rest;

/// <summary>A type name that views of answers are chosen by, such as <c>Paperspace.Rest.Machine</c>.</summary>
internal sealed class AnswerType
{
    /// <summary>What all these types are.</summary>
    internal const string Base = "Paperspace.Rest.Answer";

    private readonly string _name;
    private readonly List<(string Member, AnswerType Type)> _nested;

    private AnswerType(string kind) =>
        (_name, _nested) = ($"Paperspace.Rest.{kind}", OperationTable.NestedTypes(kind).ConvertAll(nested => (nested[0], new AnswerType(nested[1]))));

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
        if (value is object?[] items)
        {
            AddToEach(items);
        }
        else
        {
            // A dictionary is shown as its entries, whatever its type is called.
            if (value is PSObject custom)
            {
                custom.TypeNames.Insert(0, Base);
                custom.TypeNames.Insert(0, _name);
            }

            foreach ((string member, AnswerType type) in _nested)
            {
                type.AddTo(PowerShellJson.Member(value, member));
            }
        }
    }
}
