using System.Reflection;
using System.Text;
using Paperspace.Json;

namespace Paperspace.Models.Fields;

/// <summary>One documented field of a model.</summary>
internal abstract class Field(string name, bool isRequired)
{
    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(name);

    /// <summary>Its name in JSON.</summary>
    internal string Name => name;

    /// <summary>The property that holds it.</summary>
    internal string Property => PropertyOf(name);

    /// <summary>Whether every document has it.</summary>
    internal bool IsRequired => isRequired;

    /// <summary>Whether it may be null.</summary>
    internal abstract bool IsNullable { get; }

    /// <summary>Whether the reader stands at its name.</summary>
    internal bool IsAt(ref JsonReader json) => json.ValueTextEquals(_utf8Name);

    // The property's own: an expression that sets it would be one more method to compile for every field of a first answer,
    // as this one would be for every type of value if it were generic.
    private protected static Delegate Setter(string name, Type model, Type action) => Delegate.CreateDelegate(
        action,
        model.GetProperty(PropertyOf(name), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetSetMethod(nonPublic: true)!);

    private static string PropertyOf(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}

/// <inheritdoc cref="Field"/>
internal abstract class Field<TModel>(string name, bool isRequired) : Field(name, isRequired)
{
    /// <summary>Reads its value, at which the reader stands.</summary>
    internal abstract void Read(ref JsonReader json, TModel into);

    /// <summary>Takes its value from what serialisation left of it.</summary>
    internal abstract void Rebuild(object value, TModel into);
}

/// <inheritdoc cref="Field"/>
internal sealed class Field<TModel, TValue>(string name, bool isRequired, FieldKind<TValue> kind) : Field<TModel>(name, isRequired)
{
    private readonly Action<TModel, TValue> _set =
        (Action<TModel, TValue>)Setter(name, typeof(TModel), typeof(Action<TModel, TValue>));

    internal override bool IsNullable => kind.IsNullable;

    internal override void Read(ref JsonReader json, TModel into) => _set(into, kind.Read(ref json));

    internal override void Rebuild(object value, TModel into) => _set(into, kind.Rebuild(value));
}
