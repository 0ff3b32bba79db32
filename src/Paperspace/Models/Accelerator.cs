using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;

namespace Paperspace;

/// <summary>A kind of accelerator that a machine has, such as a GPU.</summary>
public sealed class Accelerator : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<Accelerator> Fields = new(() => new Accelerator())
    {
        { "name", Text },
        { "memory", OrNothing(WholeNumber) },
        { "count", Number },
    };

    internal Accelerator()
    {
    }

    /// <summary>The name, such as <c>Ampere A100</c>.</summary>
    public string Name { get; internal set; } = null!;

    /// <summary>Its memory in bytes; null where it has none of its own.</summary>
    public long? Memory { get; internal set; }

    /// <summary>How many of these there are.</summary>
    public decimal Count { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
