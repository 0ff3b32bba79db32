using System.Management.Automation;
using Paperspace.Connections;

namespace Paperspace.Rest;

/// <summary>A type name that views of answers are chosen by, such as <c>Paperspace.Rest.Machine</c>.</summary>
internal sealed class AnswerType
{
    /// <summary>What all these types are but those that hold secrets.</summary>
    internal const string Base = "Paperspace.Rest.Answer";

    private readonly string _name;
    private readonly List<(string Member, AnswerType Type)> _nested;
    private readonly string[]? _shown;

    private AnswerType(string kind)
        : this(kind, OperationTable.ShownMembers(kind))
    {
    }

    /// <param name="kind">What it is, as the table calls it.</param>
    /// <param name="shown">The members that hold no secret; null where none does.</param>
    private AnswerType(string kind, string[]? shown)
    {
        _name = $"Paperspace.Rest.{kind}";
        _nested = OperationTable.NestedTypes(kind).ConvertAll(nested => (nested[0], new AnswerType(nested[1])));
        _shown = shown;
    }

    /// <summary>Gives what an operation answered its type, and what is in it where that has one.</summary>
    internal static void Name(object? document, AnswerParts parts)
    {
        var thing = new AnswerType(parts.Kind);
        thing.AddToEach(parts.Things);
        switch (parts.Shape)
        {
            case "Page":
                new AnswerType("Page", thing._shown is null ? null : ["hasMore", "nextPage"]).AddTo(document);
                break;
            case "Change":
                new AnswerType("Change").AddTo(document);
                new AnswerType("MachineEvent").AddTo(PowerShellJson.Member(document, "event"));
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
        if (value is object?[] items)
        {
            AddToEach(items);
        }
        else
        {
            // A dictionary is shown as its entries, whatever its type is called.
            if (value is PSObject custom)
            {
                AddTo(custom);
            }

            foreach ((string member, AnswerType type) in _nested)
            {
                type.AddTo(PowerShellJson.Member(value, member));
            }
        }
    }

    private void AddTo(PSObject value)
    {
        if (_shown is null)
        {
            value.TypeNames.Insert(0, Base);
        }
        else
        {
            // After something else in one pipeline the shell does not look for a view: it lists what stands here, or else all. What
            // a type has of this goes before what an object has, and so the object has all of it.
            value.Members.Add(new PSMemberSet(
                "PSStandardMembers",
                [new PSPropertySet("DefaultDisplayPropertySet", _shown), new PSNoteProperty("SerializationDepth", (int)ModuleImport.Depth)]));
        }

        value.TypeNames.Insert(0, _name);
    }
}
