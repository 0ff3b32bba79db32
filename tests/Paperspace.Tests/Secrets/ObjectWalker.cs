#nullable disable
using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using System.Text;

namespace Paperspace.Tests.Secrets;

/// <summary>
/// Finds every text that can be reached from an object: through public properties, fields and items at any depth, and,
/// for the objects of this module and of the HTTP stack, through private fields as well.
/// </summary>
public static class ObjectWalker
{
    // A graph that is larger leads out of what an error or an object carries.
    private const int MostObjects = 1_000_000;

    /// <summary>Where each text was found, and the text.</summary>
    /// <param name="root">Where to begin.</param>
    /// <param name="open">Whether to look into a type's private fields, apart from those that always are.</param>
    public static IEnumerable<KeyValuePair<string, string>> Texts(object root, Func<Type, bool> open = null)
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        // A value is another copy each time that it is read, such as a date's date.
        var values = new HashSet<object>();
        var ahead = new Queue<KeyValuePair<string, object>>();
        ahead.Enqueue(new KeyValuePair<string, object>("", root));
        while (ahead.Count > 0)
        {
            var next = ahead.Dequeue();
            string path = next.Key;
            object value = next.Value;
            if (value == null || IsLeaf(value) || (!(value is string) && !(value is ValueType ? values : visited).Add(value)))
            {
                continue;
            }

            if (visited.Count + values.Count > MostObjects)
            {
                throw new InvalidOperationException("There is no end to it: " + path);
            }

            if (AsText(value) is { } texts)
            {
                foreach (string text in texts)
                {
                    yield return new KeyValuePair<string, string>(path, text);
                }

                continue;
            }

            if (Try(value.ToString) is string own)
            {
                yield return new KeyValuePair<string, string>(path + ".ToString()", own);
            }

            foreach (var member in Members(value, open))
            {
                ahead.Enqueue(new KeyValuePair<string, object>(path + member.Key, member.Value));
            }
        }
    }

    private static string[] AsText(object value)
    {
        switch (value)
        {
            case string text:
                return new[] { text };
            case StringBuilder text:
                return new[] { text.ToString() };
            case char[] text:
                return new[] { new string(text) };
            case byte[] bytes:
                return new[] { Encoding.Latin1.GetString(bytes), Encoding.Unicode.GetString(bytes) };
            case Memory<byte> bytes:
                return AsText(bytes.ToArray());
            case ReadOnlyMemory<byte> bytes:
                return AsText(bytes.ToArray());
            default:
                return null;
        }
    }

    // Types and methods lead to everything that is loaded, a cmdlet and its module to all that was ever declared; a task's
    // result would be waited for; a SecureString is where a secret belongs.
    private static bool IsLeaf(object value) =>
        value is MemberInfo || value is Assembly || value is Module || value is Pointer || value is Task
        || value is CmdletInfo || value is PSModuleInfo || value is SecureString || value.GetType().IsPrimitive || value.GetType().IsEnum || value.GetType().IsPointer
        || value is System.Management.Automation.Runspaces.Runspace;

    private static IEnumerable<KeyValuePair<string, object>> Members(object value, Func<Type, bool> open)
    {
        if (value is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                yield return new KeyValuePair<string, object>(".Keys", entry.Key);
                yield return new KeyValuePair<string, object>("[" + entry.Key + "]", entry.Value);
            }
        }
        else if (value is IEnumerable items)
        {
            object[] copy = Try(() => items.Cast<object>().Take(100_000).ToArray()) as object[] ?? Array.Empty<object>();
            for (int i = 0; i < copy.Length; i++)
            {
                yield return new KeyValuePair<string, object>("[" + i + "]", copy[i]);
            }
        }

        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.DeclaredOnly;
        for (Type type = value.GetType(); type != null && type != typeof(object); type = type.BaseType)
        {
            foreach (PropertyInfo property in type.GetProperties(Declared | BindingFlags.Public))
            {
                if (property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
                {
                    yield return new KeyValuePair<string, object>("." + property.Name, Try(() => property.GetValue(value)));
                }
            }

            bool isOpen = IsOpened(type.Assembly.GetName().Name) || (open != null && open(type));
            foreach (FieldInfo field in type.GetFields(Declared | BindingFlags.Public | (isOpen ? BindingFlags.NonPublic : 0)))
            {
                yield return new KeyValuePair<string, object>("." + field.Name, Try(() => field.GetValue(value)));
            }
        }
    }

    private static object Try(Func<object> read)
    {
        try
        {
            return read();
        }
        catch (Exception)
        {
            // What cannot be read gives nothing away.
            return null;
        }
    }

    // The module's assembly has its version in its name.
    private static bool IsOpened(string assembly) =>
        assembly == "System.Net.Http" || assembly.StartsWith("Paperspace-", StringComparison.Ordinal);
}
