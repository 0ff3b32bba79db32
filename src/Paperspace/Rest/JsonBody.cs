using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Paperspace.Api;

namespace Paperspace.Rest;

/// <summary>PowerShell values as the JSON of a request's body.</summary>
internal static class JsonBody
{
    /// <summary>Far deeper than any request of the API; what is deeper is a cycle, and is refused rather than cut.</summary>
    private const int DeepestBody = 64;

    /// <summary>A string is JSON already and is kept as it is; anything else is written as JSON.</summary>
    /// <exception cref="PaperspaceException">It is no JSON, or cannot be written: <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal static byte[] From(object value)
    {
        object? body = PowerShellValue.Unwrap(value);
        return body is string text ? Check(text) : Write(body);
    }

    private static byte[] Check(string text)
    {
        CheckUnicode(text, "$");
        try
        {
            byte[] json = Encoding.UTF8.GetBytes(text);
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
            }

            return json;
        }
        catch (JsonException e)
        {
            throw Refused($"as a string it must be JSON, and is none from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} on");
        }
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
            case string or char or Guid or Uri or Enum:
                WriteText(json, value.ToString()!, place);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                json.WriteBooleanValue(flag);
                break;
            case DateTime or DateTimeOffset:
                json.WriteStringValue(PowerShellValue.Iso8601(value));
                break;
            case double.NaN or double.PositiveInfinity or double.NegativeInfinity
                or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                throw Refused($"JSON has no number {value} ({place})");
            case double or float:
                json.WriteRawValue(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture));
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal or BigInteger:
                json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            // Their properties are not what they mean, and as an array or an object they would say something else.
            case ValueType or Version or XmlNode or JsonNode or JsonDocument:
                throw Refused($"a {value.GetType().Name} has no JSON that is sure to be meant; convert it to text or a number ({Shorten(place)})");
            case IDictionary members:
                WriteMembers(json, Members(members), place, depth);
                break;
            case IEnumerable items:
                WriteItems(json, items, place, depth);
                break;
            case PSObject custom:
                WriteMembers(json, custom.Properties.Select(property => (property.Name, Value(property, place))), place, depth);
                break;
            case Delegate or Type or System.Security.SecureString or ScriptBlock:
                throw Refused($"a {value.GetType().Name} has no JSON ({place})");
            default:
                WriteMembers(
                    json,
                    PSObject.AsPSObject(value).Properties.Select(property => (property.Name, Value(property, place))),
                    place,
                    depth);
                break;
        }
    }

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

    private static void WriteText(Utf8JsonWriter json, string text, string place)
    {
        CheckUnicode(text, place);
        json.WriteStringValue(text);
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
    private static IEnumerable<(string Name, object? Value)> Members(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return (Name(entry.Key), entry.Value);
        }
    }

    private static string Name(object key) => Convert.ToString(key, CultureInfo.InvariantCulture)!;

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

    private static PaperspaceException Refused(string fault) =>
        new(ErrorKind.InvalidRequest, $"The body cannot be sent: {VisibleText.Of(fault)}. Nothing was sent.");
}
