using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;

namespace Paperspace.Tests.Rest;

/// <summary>PowerShell values as text that shows their types, so that a table can say what is due.</summary>
internal static class ShapeOf
{
    public static string Value(object? value) => value switch
    {
        PSObject { BaseObject: not PSCustomObject } wrapped => Value(wrapped.BaseObject),
        PSObject custom => $"{{{string.Join(", ", custom.Properties.Select(member => $"{member.Name}: {Value(member.Value)}"))}}}",
        null => "null",
        string text => $"'{text}'",
        bool flag => flag ? "true" : "false",
        DateTime { Kind: DateTimeKind.Utc } moment => "utc " + moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        long or decimal or double => $"{value.GetType().Name} {((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)}",
        object?[] items => $"[{string.Join(", ", items.Select(Value))}]",
        OrderedDictionary members =>
            $"ordered {{{string.Join(", ", members.Keys.Cast<string>().Select(name => $"{name}: {Value(members[name])}"))}}}",
        _ => throw new InvalidOperationException($"An answer must not hold a {value.GetType()}."),
    };

    public static string Values(IEnumerable<PSObject?> values) => string.Join(" | ", values.Select(Value));
}
