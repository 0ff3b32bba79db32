using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Text.Json;
using Paperspace.Api;
using Paperspace.Models.Fields;

namespace Paperspace.Rest;

/// <summary>PowerShell values as the JSON of a request's body.</summary>
internal static class JsonBody
{
    /// <summary>Far deeper than any request of the API; what is deeper is a cycle, and is refused rather than cut.</summary>
    private const int DeepestBody = 64;

    /// <summary>What is JSON already is kept as it is; anything else is written as JSON.</summary>
    /// <exception cref="PaperspaceException">It is no JSON, or cannot be written: <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal static byte[] From(object value)
    {
        object? body = PowerShellValue.Unwrap(value);
        return BodyText.From(body) ?? Write(body);
    }

    private static byte[] Write(object? body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, body, "$", depth: 0);
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, object? wrapped, string place, int depth)
    {
        if (depth > DeepestBody)
        {
            throw Refused($"it is nested more than {DeepestBody} levels deep, or holds itself, at {Shorten(place)}");
        }

        object? value = PowerShellValue.Unwrap(wrapped);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                json.WriteBooleanValue(flag);
                break;
            case not null when ScalarText.Of(value) is { } text:
                WriteScalar(json, value, text, place);
                break;
            case double or float:
                throw Refused($"JSON has no number {value} ({place})");
            case ApiObject own:
                WriteMembers(json, Members(own), place, depth);
                break;
            case IDictionary members:
                WriteMembers(json, Members(members, place), place, depth);
                break;
            case IEnumerable lines when BodyText.AreReadLines(lines):
                throw Refused($"it has text in lines ({Shorten(place)}); read it with Get-Content -Raw, or put [string[]] before a list that is meant");
            case IEnumerable items when IsList(items.GetType()):
                WriteItems(json, items, place, depth);
                break;
            case PSObject custom:
                WriteMembers(json, Members(custom, place), place, depth);
                break;
            case not null when IsWrittenInPowerShell(value.GetType()):
                WriteMembers(json, Members(PSObject.AsPSObject(value), place), place, depth);
                break;
            // Its properties are not what it means: as an object or an array it would say something else.
            default:
                throw Refused($"a value of the type {value.GetType().Name} has no JSON that is sure to be meant ({Shorten(place)}); convert it to text, a number or a hashtable of what is meant");
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, object value, string text, string place)
    {
        if (ScalarText.IsNumber(value))
        {
            json.WriteRawValue(text);
        }
        else
        {
            CheckUnicode(text, place);
            json.WriteStringValue(text);
        }
    }

    /// <summary>The collections of .NET and of PowerShell. What others call a list may be a document of their own.</summary>
    private static bool IsList(Type type) =>
        type.IsArray
        || (type.Namespace is { } space
            && (IsIn(space, "System.Collections") || IsIn(space, "System.Linq") || IsIn(space, "System.Management.Automation"))
            && !typeof(NameValueCollection).IsAssignableFrom(type)
            && type != typeof(StringDictionary))
        || IsWrittenInPowerShell(type);

    private static bool IsIn(string space, string root) =>
        space == root || space.StartsWith(root + ".", StringComparison.Ordinal);

    private static bool IsWrittenInPowerShell(Type type) =>
        type.Assembly.FullName!.StartsWith("PowerShell Class Assembly", StringComparison.Ordinal);

    private static void WriteMembers(
        Utf8JsonWriter json, IEnumerable<(string Name, object? Value)> members, string place, int depth)
    {
        json.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            WriteName(json, name, place);
            Write(json, value, $"{place}.{name}", depth + 1);
        }

        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IEnumerable items, string place, int depth)
    {
        json.WriteStartArray();
        int index = 0;
        foreach (object? item in items)
        {
            Write(json, item, $"{place}[{index++}]", depth + 1);
        }

        json.WriteEndArray();
    }

    private static void WriteName(Utf8JsonWriter json, string name, string place)
    {
        CheckUnicode(name, place);
        json.WritePropertyName(name);
    }

    private static void CheckUnicode(string text, string place)
    {
        if (!UnicodeText.IsValid(text))
        {
            throw Refused($"it has text that is not valid Unicode ({Shorten(place)})");
        }
    }

    // Not Cast<DictionaryEntry>(): that asks a generic dictionary for entries of its own type.
    private static IEnumerable<(string Name, object? Value)> Members(IDictionary dictionary, string place)
    {
        var names = new HashSet<string>();
        foreach (DictionaryEntry entry in dictionary)
        {
            object key = PowerShellValue.Unwrap(entry.Key)!;
            string name = ScalarText.Of(key) ?? throw Refused($"a key of the type {key.GetType().Name} cannot be a name ({Shorten(place)})");
            yield return names.Add(name)
                ? (name, entry.Value)
                : throw Refused($"it has the name '{name}' twice, as keys of two types ({Shorten(place)})");
        }
    }

    /// <summary>The fields of one of this module's objects, by the API's names.</summary>
    private static IEnumerable<(string Name, object? Value)> Members(ApiObject own)
    {
        foreach (Field field in ModelFields.Of(own.GetType()))
        {
            yield return (field.Name, own.GetType().GetProperty(field.Property)!.GetValue(own));
        }

        foreach (KeyValuePair<string, object?> field in own.AdditionalProperties ?? new Dictionary<string, object?>())
        {
            yield return (field.Key, field.Value);
        }
    }

    private static IEnumerable<(string Name, object? Value)> Members(PSObject custom, string place) =>
        custom.Properties.Select(property => (property.Name, Value(property, place)));

    private static object? Value(PSPropertyInfo property, string place)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException e)
        {
            throw Refused($"its property {place}.{property.Name} cannot be read: {e.Message}");
        }
    }

    private static string Shorten(string place) => place.Length <= 80 ? place : $"{place.Substring(0, 80)}…";

    internal static PaperspaceException Refused(string fault) =>
        new(ErrorKind.InvalidRequest, $"The body cannot be sent: {VisibleText.Of(fault)}. Nothing was sent.")
        {
            Advice = "Give a hashtable, an object, or JSON as text; Get-PaperspaceOperation says what an operation takes.",
        };
}
