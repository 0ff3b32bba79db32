using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Text;

namespace Paperspace.Rest;

/// <summary>The single values that a query and a body take, as the API writes them.</summary>
internal static class ScalarText
{
    /// <summary>The value's text; null when it is none of these values, or a number that is none.</summary>
    internal static string? Of(object value) => value switch
    {
        string or char or StringBuilder or Guid or Uri or Enum => value.ToString(),
        bool flag => Of(flag),
        SwitchParameter flag => Of(flag.IsPresent),
        DateTime moment => Iso8601(moment),
        DateTimeOffset moment => Iso8601(moment.UtcDateTime),
        double.NaN or double.PositiveInfinity or double.NegativeInfinity
            or float.NaN or float.PositiveInfinity or float.NegativeInfinity => null,
        double or float => Format(value, "R"),
        _ when IsExactNumber(value) => Format(value, null),
        // .NET Framework has no such type to name.
        _ when value.GetType().FullName == "System.DateOnly" => Format(value, "yyyy-MM-dd"),
        _ => null,
    };

    /// <summary>Whether JSON writes the value without quotes.</summary>
    internal static bool IsNumber(object value) => value is double or float || IsExactNumber(value);

    private static bool IsExactNumber(object value) =>
        value is byte or sbyte or short or ushort or int or uint or long or ulong or decimal or BigInteger;

    private static string Of(bool flag) => flag ? "true" : "false";

    /// <summary>In UTC; a moment of no stated kind is local, as everywhere in PowerShell.</summary>
    private static string Iso8601(DateTime moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Format(object value, string? format) =>
        ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture);
}
