using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using Paperspace.Json;

namespace Paperspace.Models.Fields;

/// <summary>The kinds of values that the API's documents have.</summary>
internal static class FieldKinds
{
    internal static readonly FieldKind<string> Text = new(JsonReading.String);

    internal static readonly FieldKind<bool> Flag = new(JsonReading.Boolean);

    /// <summary>What the API's document calls a number: with a fraction, were it never seen to have one.</summary>
    internal static readonly FieldKind<decimal> Number = new(JsonReading.Number);

    /// <summary>What the API's document calls an integer.</summary>
    internal static readonly FieldKind<long> WholeNumber = new(JsonReading.WholeNumber);

    internal static readonly FieldKind<DateTime> Date = new(JsonReading.DateTime);

    /// <summary>An object whose names are data and whose values are text.</summary>
    internal static readonly FieldKind<IDictionary<string, string>> Texts = new(JsonReading.Strings, RebuildTexts);

    internal static FieldKind<TModel> Object<TModel>(ModelFields<TModel> fields) where TModel : ApiObject =>
        new(fields.Read, value => fields.Rebuild(PSObject.AsPSObject(value)));

    internal static FieldKind<IReadOnlyList<TItem>> ListOf<TItem>(FieldKind<TItem> item) => new(
        (ref JsonReader json) => json.Array(item.Read),
        value => LanguagePrimitives.GetEnumerable(value) is { } items
            ? items.Cast<object?>().Select(one => item.Rebuild(one ?? throw new PSInvalidCastException("An item is null."))).ToArray()
            : throw new PSInvalidCastException("It is no list."));

    internal static FieldKind<TValue?> OrNull<TValue>(FieldKind<TValue> kind) where TValue : class => new(
        (ref JsonReader json) => json.TokenType == JsonTokenType.Null ? null : kind.Read(ref json),
        kind.Rebuild,
        isNullable: true);

    internal static FieldKind<TValue?> OrNothing<TValue>(FieldKind<TValue> kind) where TValue : struct => new(
        (ref JsonReader json) => json.TokenType == JsonTokenType.Null ? null : kind.Read(ref json),
        value => kind.Rebuild(value),
        isNullable: true);

    private static Dictionary<string, string> RebuildTexts(object value)
    {
        var texts = new Dictionary<string, string>();
        foreach (DictionaryEntry entry in PSObject.AsPSObject(value).BaseObject as IDictionary
            ?? throw new PSInvalidCastException("It is no dictionary."))
        {
            texts[(string)entry.Key] = entry.Value?.ToString() ?? "";
        }

        return texts;
    }
}
