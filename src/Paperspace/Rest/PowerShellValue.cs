using System.Management.Automation;
using System.Management.Automation.Internal;

namespace Paperspace.Rest;

/// <summary>What PowerShell's values are beneath what PowerShell adds to them.</summary>
internal static class PowerShellValue
{
    /// <summary>
    /// The value itself; null for each of the ways to have none, such as what a command without output leaves. A custom
    /// object stays in its wrapper, which is all there is of it.
    /// </summary>
    internal static object? Unwrap(object? value) => value switch
    {
        DBNull => null,
        _ when ReferenceEquals(value, AutomationNull.Value) => null,
        PSObject { BaseObject: not PSCustomObject } wrapped => Unwrap(wrapped.BaseObject),
        _ => value,
    };
}
