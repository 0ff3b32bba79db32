using System.Collections;
using System.Management.Automation;

namespace Paperspace.Models.Fields;

/// <summary>Plain values again of what serialisation made of them: hashtables and lists of its own.</summary>
internal static class PlainValue
{
    /// <summary>The entries of a dictionary; null where there is none, or no entry.</summary>
    internal static Dictionary<string, object?>? OfEntries(object? value) =>
        Of(value) is Dictionary<string, object?> { Count: > 0 } entries ? entries : null;

    private static object? Of(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case IDictionary dictionary:
                var entries = new Dictionary<string, object?>();
                foreach (DictionaryEntry entry in dictionary)
                {
                    entries[entry.Key.ToString()!] = Of(entry.Value);
                }

                return entries;
            case string text:
                return text;
            case IEnumerable items:
                return items.Cast<object?>().Select(Of).ToArray();
            default:
                return plain;
        }
    }
}
