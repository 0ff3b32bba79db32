using System.Globalization;
using System.Text.Json;

namespace Paperspace.Json;

/// <summary>Any JSON value as plain PowerShell values: string, bool, number, null, array or nested dictionary.</summary>
internal static class PlainJson
{
    internal static object? Read(ref JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new Dictionary<string, object?>();
                while (json.NextProperty())
                {
                    string name = json.GetString()!;
                    members[name] = json.Next<object?>(Read);
                }

                return members;
            case JsonTokenType.StartArray:
                var items = new List<object?>();
                while (json.NextItem())
                {
                    items.Add(Read(ref json));
                }

                return items.ToArray();
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Number:
                return JsonNumber.Read(ref json);
            case JsonTokenType.Null:
                return null;
            default:
                return json.GetBoolean();
        }
    }

    /// <summary>The value as JSON again; what a user may have put in beside the plain values, as its text.</summary>
    internal static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long or decimal:
                json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double real when !double.IsNaN(real) && !double.IsInfinity(real):
                json.WriteRawValue(real.ToString("R", CultureInfo.InvariantCulture));
                break;
            case object?[] items:
                json.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case Dictionary<string, object?> members:
                json.WriteStartObject();
                foreach (KeyValuePair<string, object?> member in members)
                {
                    json.WritePropertyName(member.Key);
                    Write(json, member.Value);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>The same value with every string in it, names included, put through <paramref name="change"/>.</summary>
    internal static object? MapStrings(object? value, Func<string, string> change)
    {
        switch (value)
        {
            case string text:
                return change(text);
            case object?[] items:
                return Array.ConvertAll(items, item => MapStrings(item, change));
            case Dictionary<string, object?> members:
                var mapped = new Dictionary<string, object?>();
                foreach (KeyValuePair<string, object?> member in members)
                {
                    mapped[change(member.Key)] = MapStrings(member.Value, change);
                }

                return mapped;
            default:
                return value;
        }
    }
}
