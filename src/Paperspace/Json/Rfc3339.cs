using System.Globalization;

namespace Paperspace.Json;

/// <summary>The date-times of JSON Schema's format <c>date-time</c> (RFC 3339, 5.6).</summary>
internal static class Rfc3339
{
    private const string DateAndTime = "yyyy-MM-ddTHH:mm:ss";

    /// <summary>
    /// The moment in UTC. A fraction finer than 100 ns is cut, as <see cref="DateTime"/> holds no more; a leap second
    /// is the first of the next minute. False when the text is no date-time or lies outside the years 1 to 9999.
    /// </summary>
    internal static bool TryParse(string text, out DateTime utc)
    {
        utc = default;
        if (text.Length <= DateAndTime.Length)
        {
            return false;
        }

        bool isLeapSecond = string.CompareOrdinal(text, 17, "60", 0, 2) == 0;
        string whole = text.Substring(0, 10) + char.ToUpperInvariant(text[10])
            + text.Substring(11, 6) + (isLeapSecond ? "59" : text.Substring(17, 2));
        if (!DateTime.TryParseExact(whole, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local)
            || !TryFraction(text, out long fraction, out int zoneAt)
            || !TryOffset(text.Substring(zoneAt), out TimeSpan offset))
        {
            return false;
        }

        long ticks = local.Ticks + fraction - offset.Ticks + (isLeapSecond ? TimeSpan.TicksPerSecond : 0);
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    private static bool TryFraction(string text, out long ticks, out int end)
    {
        ticks = 0;
        end = DateAndTime.Length;
        if (text[end] != '.')
        {
            return true;
        }

        long unit = TimeSpan.TicksPerSecond / 10;
        for (end++; end < text.Length && text[end] is >= '0' and <= '9'; end++, unit /= 10)
        {
            ticks += (text[end] - '0') * unit;
        }

        return end > DateAndTime.Length + 1;
    }

    private static bool TryOffset(string zone, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (zone is "Z" or "z")
        {
            return true;
        }

        if (zone.Length != 6 || zone[0] is not ('+' or '-')
            || !TimeSpan.TryParseExact(zone.Substring(1), @"hh\:mm", CultureInfo.InvariantCulture, out offset))
        {
            return false;
        }

        offset = zone[0] == '-' ? -offset : offset;
        return true;
    }
}
