using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace.Machines;

/// <summary>What the API answers to a change of a machine.</summary>
internal sealed class MachineAnswer : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<MachineAnswer> Fields = new(() => new MachineAnswer())
    {
        { "event", OrNull(Object(MachineEvent.Fields)), Optional },
        { "data", Object(Machine.Fields) },
    };

    /// <summary>How the change goes; null where nothing has to be waited for.</summary>
    internal MachineEvent? Event { get; set; }

    /// <summary>The machine.</summary>
    internal Machine Data { get; set; } = null!;
}
