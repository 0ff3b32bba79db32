using System.Globalization;
using System.Management.Automation;
using Paperspace.Json;

namespace Paperspace.Models.Fields;

/// <summary>What a field's value can be.</summary>
/// <param name="read">Reads it from a document, as strictly as the contract has it.</param>
/// <param name="rebuild">
/// Makes it of what Clixml, a job or remoting left of it, which is never null; where it is not given, PowerShell converts it.
/// </param>
/// <param name="isNullable">Whether it may be null.</param>
internal sealed class FieldKind<TValue>(JsonRead<TValue> read, Func<object, TValue>? rebuild = null, bool isNullable = false)
{
    internal readonly JsonRead<TValue> Read = read;

    internal bool IsNullable => isNullable;

    internal TValue Rebuild(object value) => rebuild is null
        ? (TValue)LanguagePrimitives.ConvertTo(value, typeof(TValue), CultureInfo.InvariantCulture)
        : rebuild(value);
}
