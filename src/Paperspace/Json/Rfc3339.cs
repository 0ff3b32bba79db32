namespace Paperspace.Json;

/// <summary>The date-times of JSON Schema's format <c>date-time</c> (RFC 3339, 5.6).</summary>
internal static class Rfc3339
{
    private const int DateAndTimeLength = 19;

    /// <summary>
    /// The moment in UTC. A fraction finer than 100 ns is cut, as <see cref="DateTime"/> holds no more; a leap second,
    /// which only the end of a month in UTC can have (5.7), is the first of the next. False when the text is no
    /// date-time or lies outside the years 1 to 9999.
    /// </summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        if (!TryDateAndTime(text, out long ticks)
            || !TryFraction(text, out long fraction, out int zoneAt)
            || !TryOffset(text.Slice(zoneAt), out long offset))
        {
            return false;
        }

        ticks -= offset;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        var second = new DateTime(ticks, DateTimeKind.Utc);
        if (IsLeapSecond(text) && second is not { Day: 1, TimeOfDay.Ticks: 0 })
        {
            return false;
        }

        utc = second.AddTicks(fraction);
        return true;
    }

    // By hand: the framework's parser would need the text in three pieces, and dates are most of a long answer's work.
    private static bool TryDateAndTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length <= DateAndTimeLength
            || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't') || text[13] != ':' || text[16] != ':'
            || !TryDigits(text.Slice(0, 4), out int year) || year == 0
            || !TryDigits(text.Slice(5, 2), out int month) || month is 0 or > 12
            || !TryDigits(text.Slice(8, 2), out int day) || day == 0 || day > DateTime.DaysInMonth(year, month)
            || !TryDigits(text.Slice(11, 2), out int hour) || hour > 23
            || !TryDigits(text.Slice(14, 2), out int minute) || minute > 59
            || !TryDigits(text.Slice(17, 2), out int second) || second > 60)
        {
            return false;
        }

        ticks = new DateTime(year, month, day, hour, minute, 0).Ticks + (second * TimeSpan.TicksPerSecond);
        return true;
    }

    private static bool IsLeapSecond(ReadOnlySpan<char> dateAndTime) => dateAndTime[17] == '6';

    private static bool TryFraction(ReadOnlySpan<char> text, out long ticks, out int end)
    {
        ticks = 0;
        end = DateAndTimeLength;
        if (text[end] != '.')
        {
            return true;
        }

        long unit = TimeSpan.TicksPerSecond / 10;
        for (end++; end < text.Length && text[end] is >= '0' and <= '9'; end++, unit /= 10)
        {
            ticks += (text[end] - '0') * unit;
        }

        return end > DateAndTimeLength + 1;
    }

    private static bool TryOffset(ReadOnlySpan<char> zone, out long ticks)
    {
        ticks = 0;
        if (zone.Length == 1)
        {
            return zone[0] is 'Z' or 'z';
        }

        if (zone.Length != 6 || zone[0] is not ('+' or '-') || zone[3] != ':'
            || !TryDigits(zone.Slice(1, 2), out int hours) || hours > 23
            || !TryDigits(zone.Slice(4, 2), out int minutes) || minutes > 59)
        {
            return false;
        }

        ticks = ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute)) * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
