using System.Globalization;
using System.Text;

namespace Paperspace.Json;

/// <summary>Numbers without loss: a type holds a number when it gives back the same digits.</summary>
internal static class JsonNumber
{
    /// <summary>Up to this many characters, with no exponent, a decimal holds every digit.</summary>
    private const int AlwaysExact = 28;

    /// <summary>The number as <see cref="long"/>, <see cref="decimal"/> or <see cref="double"/>, whichever first holds it, else as its text.</summary>
    internal static object Read(ref JsonReader json)
    {
        if (json.TryGetInt64(out long integer))
        {
            return integer;
        }

        if (TryDecimal(ref json, out decimal number))
        {
            return number;
        }

        string text = Encoding.ASCII.GetString(json.ValueSpan.ToArray());
        return json.TryGetDouble(out double real)
            && !double.IsInfinity(real)
            && SameNumber(text, real.ToString("R", CultureInfo.InvariantCulture))
                ? real
                : text;
    }

    /// <summary>False when a decimal would overflow or round.</summary>
    internal static bool TryDecimal(ref JsonReader json, out decimal number)
    {
        if (!json.TryGetDecimal(out number))
        {
            return false;
        }

        ReadOnlySpan<byte> text = json.ValueSpan;
        return (text.Length <= AlwaysExact && text.IndexOfAny((byte)'e', (byte)'E') < 0)
            || SameNumber(
                Encoding.ASCII.GetString(text.ToArray()), number.ToString(CultureInfo.InvariantCulture));
    }

    private static bool SameNumber(string a, string b) => Normalize(a) == Normalize(b);

    /// <summary>The significant digits and the power of ten of the last of them; the sign of a zero is dropped.</summary>
    private static (bool Negative, string Digits, long Exponent) Normalize(string text)
    {
        int e = text.IndexOfAny(['e', 'E']);
        string mantissa = e < 0 ? text : text.Substring(0, e);
        long exponent = 0;
        if (e >= 0)
        {
            string power = text.Substring(e + 1);
            exponent = long.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long known)
                ? known
                : long.MaxValue / 2;
        }

        int point = mantissa.IndexOf('.');
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
        }

        string digits = mantissa.Replace(".", "").TrimStart('-').TrimStart('0');
        string significant = digits.TrimEnd('0');
        return significant.Length == 0
            ? (false, "", 0)
            : (mantissa[0] == '-', significant, exponent + digits.Length - significant.Length);
    }
}
