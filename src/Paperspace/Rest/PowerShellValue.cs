using System.Globalization;
using System.Management.Automation;

namespace Paperspace.Rest;

/// <summary>What PowerShell's values are beneath what PowerShell adds to them.</summary>
internal static class PowerShellValue
{
    /// <summary>The value itself. A custom object stays in its wrapper, which is all there is of it.</summary>
    internal static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>A date and time in UTC; one of no stated kind is local, as everywhere in PowerShell.</summary>
    internal static string Iso8601(object value) =>
        (value is DateTimeOffset moment ? moment.UtcDateTime : ((DateTime)value).ToUniversalTime())
            .ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
