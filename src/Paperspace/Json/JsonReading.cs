using System.Text.Json;

namespace Paperspace.Json;

/// <summary>Reads one value of a document from a reader that stands on its first token.</summary>
internal delegate T JsonRead<out T>(ref JsonReader json);

/// <summary>
/// What the models read their values with, each checked against the contract. The reader stands on a property's name
/// when a <c>Next…</c> method is called, and on the value's last token when it returns.
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

    internal static T? NextOrNull<T>(this ref JsonReader json, JsonRead<T> read) where T : class
    {
        json.Read();
        return json.TokenType == JsonTokenType.Null ? null : read(ref json);
    }

    internal static string NextString(this ref JsonReader json)
    {
        json.Read();
        return json.String();
    }

    internal static string? NextStringOrNull(this ref JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Null ? null : json.String();
    }

    internal static bool NextBoolean(this ref JsonReader json)
    {
        json.Read();
        return json.Boolean();
    }

    internal static bool? NextBooleanOrNull(this ref JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Null ? null : json.Boolean();
    }

    internal static decimal NextNumber(this ref JsonReader json)
    {
        json.Read();
        return json.Number();
    }

    internal static decimal? NextNumberOrNull(this ref JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Null ? null : json.Number();
    }

    internal static DateTime NextDateTime(this ref JsonReader json)
    {
        json.Read();
        return json.DateTime();
    }

    internal static DateTime? NextDateTimeOrNull(this ref JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Null ? null : json.DateTime();
    }

    internal static T[] NextArray<T>(this ref JsonReader json, JsonRead<T> readItem)
    {
        json.Read();
        json.Expect(JsonTokenType.StartArray, "an array");
        var items = new List<T>();
        while (json.NextItem())
        {
            items.Add(readItem(ref json));
        }

        return items.ToArray();
    }

    /// <summary>Reads an object whose property names are data and whose values are strings; null when it is null.</summary>
    internal static Dictionary<string, string>? NextStringsOrNull(this ref JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        json.ExpectObject();
        var strings = new Dictionary<string, string>();
        while (json.NextProperty())
        {
            string name = json.GetString()!;
            strings[name] = json.NextString();
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

    /// <summary>The value read for a property that the contract requires; the reader stands at the object's end.</summary>
    internal static T Required<T>(this ref JsonReader json, T? value, string name) where T : class =>
        value ?? throw json.MissingProperty(name);

    /// <inheritdoc cref="Required{T}(ref JsonReader, T, string)"/>
    internal static T Required<T>(this ref JsonReader json, T? value, string name) where T : struct =>
        value ?? throw json.MissingProperty(name);

    /// <summary>For a property that is required but may be null, where the value alone does not tell whether it came.</summary>
    internal static void RequirePresence(this ref JsonReader json, bool present, string name)
    {
        if (!present)
        {
            throw json.MissingProperty(name);
        }
    }

    private static JsonShapeException MissingProperty(this ref JsonReader json, string name) =>
        new("it is missing", json.TokenStartIndex, name);

    private static string String(this ref JsonReader json)
    {
        json.Expect(JsonTokenType.String, "a string");
        return json.GetString()!;
    }

    private static bool Boolean(this ref JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw json.Unexpected("true or false"),
    };

    private static decimal Number(this ref JsonReader json)
    {
        json.Expect(JsonTokenType.Number, "a number");
        return JsonNumber.TryDecimal(ref json, out decimal number)
            ? number
            : throw new JsonShapeException("it is a number that a decimal cannot hold", json.TokenStartIndex);
    }

    private static DateTime DateTime(this ref JsonReader json)
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
