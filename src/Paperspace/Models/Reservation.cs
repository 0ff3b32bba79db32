using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;

namespace Paperspace;

/// <summary>What reserves a machine.</summary>
public sealed class Reservation : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<Reservation> Fields = new(() => new Reservation())
    {
        { "name", Text },
        { "id", Text },
        { "dtStarted", Date },
        { "dtFinished", Date },
        { "isActive", Flag },
    };

    internal Reservation()
    {
    }

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = null!;

    /// <summary>The ID, a UUID.</summary>
    public string Id { get; internal set; } = null!;

    /// <summary>When it began, or will, in UTC.</summary>
    public DateTime DtStarted { get; internal set; }

    /// <summary>When it ended, or will, in UTC.</summary>
    public DateTime DtFinished { get; internal set; }

    /// <summary>Whether it holds at present.</summary>
    public bool IsActive { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
