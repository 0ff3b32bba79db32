using System.Collections;
using System.Reflection;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>The table that the module reads a model by.</summary>
/// <param name="Model">The model.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record FieldTable(Type Model, IReadOnlyList<FieldTable.Row> Fields)
{
    /// <param name="Name">The name in JSON.</param>
    /// <param name="Property">The property's name.</param>
    /// <param name="Value">What is put into the property.</param>
    /// <param name="IsRequired">Whether every document has it.</param>
    /// <param name="IsNullable">Whether it may be null.</param>
    internal sealed record Row(string Name, string Property, Type Value, bool IsRequired, bool IsNullable);

    /// <summary>The tables of all models of an assembly.</summary>
    internal static FieldTable[] AllOf(Assembly module)
    {
        MethodInfo of = module.GetType("Paperspace.Models.Fields.ModelFields", throwOnError: true)!
            .GetMethod("Of", BindingFlags.Static | BindingFlags.NonPublic)!;
        return [.. module.GetTypes()
            .Where(type => type.GetField("Fields", BindingFlags.Static | BindingFlags.NonPublic) is not null)
            .Select(model => new FieldTable(model, [.. ((IEnumerable)of.Invoke(null, [model])!).Cast<object>().Select(Read)]))];
    }

    private static Row Read(object field) => new(
        Get<string>(field, "Name"),
        Get<string>(field, "Property"),
        field.GetType().GetGenericArguments()[1],
        Get<bool>(field, "IsRequired"),
        Get<bool>(field, "IsNullable"));

    private static T Get<T>(object field, string property) =>
        (T)field.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(field)!;
}
