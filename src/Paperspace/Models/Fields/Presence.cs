namespace Paperspace.Models.Fields;

/// <summary>Whether every document has a field.</summary>
internal enum Presence
{
    /// <summary>Every document has it.</summary>
    Required,

    /// <summary>A document may leave it out; its property then keeps the value of an empty model.</summary>
    Optional,
}
