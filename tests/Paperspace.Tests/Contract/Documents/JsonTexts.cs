using System.Globalization;
using System.Numerics;
using System.Text.Json;
using CsCheck;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>Generators of JSON values in all the ways that they can be written.</summary>
internal static class JsonTexts
{
    private static readonly Gen<string> Character = Gen.OneOf(
        Gen.Char['a', 'z'].Select(c => c.ToString()),
        Gen.Char[' ', '~'].Where(c => c is not ('"' or '\\')).Select(c => c.ToString()),
        Gen.OneOf("\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"),
        Gen.Int[0, 0x9F].Select(c => $"\\u{c:x4}"),
        Gen.Int[0, 0xD7FF].Select(c => $"\\u{c:X4}"),
        Gen.Char['\u007F', '\uD7FF'].Select(c => c.ToString()),
        Gen.Char['\uE000', '\uFFFF'].Select(c => c.ToString()),
        Gen.OneOf(
            "😀", "👩‍🔬", "\\uD83D\\uDE00", "\\ud83d\\ude00", "\U0010FFFF", "שלום", "مرحبا", "東京", "e\u0301",
            "\u0085", "\u2028", "\u202E", "\u200F", "\uFEFF", "\\u001b[31m", "_x000A_", "_x", "$(1)", "`n", "'", "<&>"));

    internal static readonly Gen<string> Name = Character.Array[0, 6].Select(Quote);

    internal static readonly Gen<JsonText> String = Gen.Frequency(
        (1, Gen.OneOf("\"\"", "\" \"", Quote([new string('x', 5_000)]), "\"2019-08-24T14:15:22Z\"")),
        (9, Character.Array[0, 12].Select(Quote))).Select(Token);

    internal static readonly Gen<JsonText> Boolean = Gen.OneOf("true", "false").Select(Token);

    /// <summary>Numbers that a decimal holds to the digit.</summary>
    internal static readonly Gen<JsonText> DecimalNumber = Gen.OneOf(
        Gen.OneOf(
            "0", "-0", "0.0", "-0.0e0", "0e400", "0e-400", "1e28", "1E+3", "1e-28", "-1.50", "1.0000000000000000000000000000000000000000",
            "1234567890123456789012345678", "-0.1234567890123456789012345678", "79228162514264337593543950335",
            "7.9228162514264337593543950335", "9007199254740993", "9223372036854775808", "100000000000000000000000000000e-5"),
        Gen.Select(
            Gen.OneOf(
                Gen.Int[-100_000, 100_000].Select(i => (decimal)i),
                Gen.Int[-100_000, 100_000].Select(i => i / 100m),
                Gen.Long.Select(i => (decimal)i),
                Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28])
                    .Select((low, middle, high, isNegative, scale) => new decimal(low, middle, high, isNegative, (byte)scale))),
            Gen.Int[0, 4]).Select(Write)).Select(Token);

    /// <summary>Whole numbers of 64 bits.</summary>
    internal static readonly Gen<JsonText> WholeNumber = Gen.OneOf(
        Gen.OneOf("0", "-0", "9007199254740993", "9223372036854775807", "-9223372036854775808"),
        Gen.Long.Select(number => number.ToString(CultureInfo.InvariantCulture))).Select(Token);

    internal static readonly Gen<JsonText> Number = Gen.OneOf(
        DecimalNumber,
        Gen.Double.Where(double.IsFinite).Select(d => Token(d.ToString("R", CultureInfo.InvariantCulture))),
        Gen.OneOf(
            "1e400", "-1e400", "1e-400", "1e300", "1e30", "1e-40", "5e-324", "9223372036854775807", "-9223372036854775808",
            "9223372036854775808", "0.1", "1.10", "1e2", "123456789012345678901234567890.5", "0.12345678901234567890123456789012",
            "79228162514264337593543950336", "1e99999999999").Select(Token));

    internal static readonly Gen<JsonText> DateTime = Gen.Select(
        Gen.DateTime[new DateTime(2, 1, 1), new DateTime(9998, 12, 31)],
        Gen.OneOf("T", "t"),
        Gen.Frequency((2, Gen.Const("")), (3, Gen.Char['0', '9'].Array[1, 12].Select(digits => "." + new string(digits)))),
        Gen.Frequency(
            (2, Gen.OneOf("Z", "z", "+00:00", "-00:00", "+23:59", "-23:59")),
            (2, Gen.Select(Gen.OneOf("+", "-"), Gen.Int[0, 14], Gen.Int[0, 59]).Select((sign, h, m) => $"{sign}{h:00}:{m:00}"))),
        Gen.Frequency((9, false), (1, true)))
        .Select((time, t, fraction, zone, isLeap) => Token(string.Create(
            CultureInfo.InvariantCulture,
            $"\"{(isLeap ? LastMinuteOfMonth(time, zone) : time).ToString($"yyyy-MM-dd'{t}'HH:mm", CultureInfo.InvariantCulture)}:{(isLeap ? 60 : time.Second):00}{fraction}{zone}\"")));

    /// <summary>Any value, with arrays and objects up to <paramref name="depth"/> levels deep.</summary>
    internal static Gen<JsonText> Value(int depth)
    {
        Gen<JsonText> scalar = Gen.OneOf(String, Number, Boolean, Gen.Const(JsonText.Null));
        if (depth == 0)
        {
            return scalar;
        }

        Gen<JsonText> inner = Value(depth - 1);
        return Gen.Frequency(
            (4, scalar),
            (1, inner.Array[0, 4].Select(JsonText (items) => new JsonText.Array(items))),
            (1, Gen.Select(Name, inner).Select((name, value) => new JsonText.Member(name, value)).Array[0, 4].Select(Object)),
            // Names that only their case tells apart.
            (1, inner.Array[2].Select(values => Object([new("\"id\"", values[0]), new("\"ID\"", values[1])]))));
    }

    /// <summary>A document as it is written, but for the space between its tokens.</summary>
    internal static JsonText Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Copy(document.RootElement);
    }

    internal static JsonText Token(string text) => new JsonText.Token(text);

    internal static JsonText Object(IEnumerable<JsonText.Member> members) =>
        new JsonText.Object([.. members.DistinctBy(member => member.Name)]);

    /// <summary>The same name with all its characters escaped.</summary>
    internal static string Escape(string name) => Quote(name.Select(c => $"\\u{(int)c:x4}"));

    internal static string Quote(IEnumerable<string> characters) => $"\"{string.Concat(characters)}\"";

    private static JsonText Copy(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => new JsonText.Array([.. element.EnumerateArray().Select(Copy)]),
        JsonValueKind.Object => Object(element.EnumerateObject().Select(member => new JsonText.Member(Quote([member.Name]), Copy(member.Value)))),
        _ => Token(element.GetRawText()),
    };

    /// <summary>The minute before the time's month in UTC, as clocks of the zone show it: the only one that can have a leap second.</summary>
    private static DateTime LastMinuteOfMonth(DateTime time, string zone)
    {
        TimeSpan offset = zone.Length == 1 ? TimeSpan.Zero : TimeSpan.Parse(zone.TrimStart('+'), CultureInfo.InvariantCulture);
        return new DateTime(time.Year, time.Month, 1).AddMinutes(-1) + offset;
    }

    private static string Write(decimal number, int form)
    {
        string plain = number.ToString(CultureInfo.InvariantCulture);
        string digits = BigInteger.Abs(BigInteger.Parse(plain.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))
            .ToString(CultureInfo.InvariantCulture);
        string sign = plain[0] == '-' ? "-" : "";
        return form switch
        {
            0 => $"{sign}{digits}e-{number.Scale}",
            1 => $"{sign}{digits[0]}.{digits[1..]}0E{digits.Length - 1 - number.Scale:+0;-0}",
            2 => plain + (number.Scale > 0 ? "000" : ".000"),
            _ => plain,
        };
    }
}
