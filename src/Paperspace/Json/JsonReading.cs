using System.Text.Json;

namespace Paperspace.Json;

/// <summary>Reads one value of a document from a reader that stands on its first token.</summary>
internal delegate T JsonRead<out T>(ref JsonReader json);

/// <summary>
/// What the models read their values with, each checked against the contract. The reader stands on a value's first token
/// when a method is called (a <c>Next…</c> method moves there first), and on its last one when it returns.
/// </summary>
internal static class JsonReading
{
    internal static void ExpectObject(this ref JsonReader json) =>
        json.Expect(JsonTokenType.StartObject, "an object");

    /// <summary>Moves to the object's next property name; false at its end.</summary>
    internal static bool NextProperty(this ref JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Moves to the array's next item; false at its end.</summary>
    internal static bool NextItem(this ref JsonReader json)
    {
        json.Read();
        return json.TokenType != JsonTokenType.EndArray;
    }

    internal static T Next<T>(this ref JsonReader json, JsonRead<T> read)
    {
        json.Read();
        return read(ref json);
    }

    internal static T[] Array<T>(this ref JsonReader json, JsonRead<T> readItem)
    {
        json.Expect(JsonTokenType.StartArray, "an array");
        var items = new List<T>();
        while (json.NextItem())
        {
            items.Add(readItem(ref json));
        }

        return items.ToArray();
    }

    /// <summary>An object whose property names are data and whose values are strings.</summary>
    internal static IDictionary<string, string> Strings(ref JsonReader json)
    {
        json.ExpectObject();
        var strings = new Dictionary<string, string>();
        while (json.NextProperty())
        {
            string name = json.GetString()!;
            strings[name] = json.Next(String);
        }

        return strings;
    }

    /// <summary>Keeps a property that the contract does not know, by its name.</summary>
    internal static void NextUnknown(this ref JsonReader json, ref Dictionary<string, object?>? unknown)
    {
        string name = json.GetString()!;
        json.Read();
        (unknown ??= [])[name] = PlainJson.Read(ref json);
    }

    /// <summary>The object at whose end the reader stands lacks a property that the contract requires.</summary>
    internal static JsonShapeException Missing(this ref JsonReader json, string name) =>
        new("it is missing", json.TokenStartIndex, name);

    /// <summary>The object at whose end the reader stands is an error, and nothing else.</summary>
    internal static JsonShapeException IsError(this ref JsonReader json) => new("it is an error", json.TokenStartIndex);

    internal static string String(ref JsonReader json)
    {
        json.Expect(JsonTokenType.String, "a string");
        return json.GetString()!;
    }

    internal static bool Boolean(ref JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw json.Unexpected("true or false"),
    };

    internal static decimal Number(ref JsonReader json)
    {
        json.Expect(JsonTokenType.Number, "a number");
        return JsonNumber.TryDecimal(ref json, out decimal number)
            ? number
            : throw new JsonShapeException("it is a number that a decimal cannot hold", json.TokenStartIndex);
    }

    internal static long WholeNumber(ref JsonReader json)
    {
        json.Expect(JsonTokenType.Number, "a whole number");
        return json.TryGetInt64(out long number)
            ? number
            : throw new JsonShapeException("it is no whole number, or too large for one of 64 bits", json.TokenStartIndex);
    }

    internal static DateTime DateTime(ref JsonReader json)
    {
        // No date-time is longer, but for zeros and digits that no clock shows.
        const int Short = 64;
        json.Expect(JsonTokenType.String, "a date-time");
        Span<char> text = json.ValueSpan.Length <= Short ? stackalloc char[Short] : new char[json.ValueSpan.Length];
        return Rfc3339.TryParse(text.Slice(0, json.CopyString(text)), out DateTime utc)
            ? utc
            : throw new JsonShapeException("it is not a date-time of RFC 3339", json.TokenStartIndex);
    }

    private static void Expect(this ref JsonReader json, JsonTokenType type, string due)
    {
        if (json.TokenType != type)
        {
            throw json.Unexpected(due);
        }
    }

    private static JsonShapeException Unexpected(this ref JsonReader json, string due)
    {
        string came = json.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };
        return new JsonShapeException($"{due} is due, {came} came", json.TokenStartIndex);
    }
}
