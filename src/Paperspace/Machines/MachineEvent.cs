using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;

namespace Paperspace.Machines;

/// <summary>How a change of a machine goes (the API's document, <c>GET /machine-events/{id}</c>).</summary>
internal sealed class MachineEvent : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<MachineEvent> Fields = new(() => new MachineEvent())
    {
        { "id", Text },
        { "name", Text },
        { "state", Text },
        { "machineId", OrNull(Text) },
        { "dtCreated", Date },
        { "dtStarted", OrNothing(Date) },
        { "dtFinished", OrNothing(Date) },
        { "error", OrNull(Text) },
    };

    /// <summary>The ID.</summary>
    internal string Id { get; set; } = null!;

    /// <summary>What is done, such as <c>start</c>.</summary>
    internal string Name { get; set; } = null!;

    /// <summary>How far it is: <c>new</c>, <c>in progress</c>, <c>done</c>, <c>error</c> or <c>cancelled</c>.</summary>
    internal string State { get; set; } = null!;

    /// <summary>The machine that it is done to; null when none is left.</summary>
    internal string? MachineId { get; set; }

    /// <summary>When it was asked for, in UTC.</summary>
    internal DateTime DtCreated { get; set; }

    /// <summary>When it began, in UTC; null before that.</summary>
    internal DateTime? DtStarted { get; set; }

    /// <summary>When it ended, in UTC; null before that.</summary>
    internal DateTime? DtFinished { get; set; }

    /// <summary>Why it failed; null when it did not.</summary>
    internal string? Error { get; set; }

    /// <summary>Whether it has come to its end.</summary>
    internal bool IsDone => State == "done";

    /// <summary>Whether it has ended without what was asked for.</summary>
    internal bool HasFailed => State is "error" or "cancelled";
}
