using System.Collections.Specialized;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Paperspace.Api;
using Paperspace.Json;

namespace Paperspace.Rest;

/// <summary>Any answer of the API as the objects that PowerShell people expect.</summary>
internal static class PowerShellJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Names that PowerShell keeps for itself on every object.</summary>
    private static readonly HashSet<string> ReservedNames =
        new(["PSBase", "PSAdapted", "PSExtended", "PSObject", "PSTypeNames"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an answer; null for the document <c>null</c>, and where there is none and none is due.</summary>
    /// <exception cref="JsonDocumentException">It is no JSON, or the API's error document.</exception>
    internal static object? Read(ApiAnswer answer, bool isBodyDue) =>
        IsAbsent(answer, isBodyDue) ? null : JsonDocuments.Read<object?>(answer.Body, ReadDocument, answer.Stop);

    /// <summary>Checks an answer as <see cref="Read"/> does, and returns its text as it came.</summary>
    /// <exception cref="JsonDocumentException">It is no JSON, or the API's error document.</exception>
    internal static string? ReadText(ApiAnswer answer, bool isBodyDue)
    {
        if (Read(answer, isBodyDue) is null && IsAbsent(answer, isBodyDue))
        {
            return null;
        }

        ReadOnlySpan<byte> text = JsonDocuments.SkipByteOrderMark(answer.Body);
        return Utf8.GetString(text.ToArray());
    }

    private static bool IsAbsent(ApiAnswer answer, bool isBodyDue) =>
        answer.Body.Count == 0 && (answer.Status == 204 || !isBodyDue);

    private static object? ReadDocument(ref JsonReader json)
    {
        object? document = ReadValue(ref json, hasDates: true);
        return Member(document, "code") is string && Member(document, "message") is string
            ? throw new JsonDocumentException("it is an error")
            : document;
    }

    /// <summary>A member of an object that was read; null when it has none of that name, or is no object.</summary>
    internal static object? Member(object? value, string name) => value switch
    {
        PSObject custom => Property(custom, name)?.Value,
        OrderedDictionary dictionary => dictionary[name],
        _ => null,
    };

    /// <summary>Whether an object that was read has a member, were it null.</summary>
    internal static bool Has(object? value, string name) => value switch
    {
        PSObject custom => Property(custom, name) is not null,
        OrderedDictionary dictionary => dictionary.Contains(name),
        _ => false,
    };

    // JSON's names have a case.
    private static PSPropertyInfo? Property(PSObject custom, string name) =>
        custom.Properties[name] is { } property && property.Name == name ? property : null;

    private static object? ReadValue(ref JsonReader json, bool hasDates)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref json, hasDates);
            case JsonTokenType.StartArray:
                var items = new List<object?>();
                while (json.NextItem())
                {
                    items.Add(ReadValue(ref json, hasDates));
                }

                return items.ToArray();
            default:
                return PlainJson.Read(ref json);
        }
    }

    private static object ReadObject(ref JsonReader json, bool hasDates)
    {
        var members = new List<KeyValuePair<string, object?>>();
        while (json.NextProperty())
        {
            string name = json.GetString()!;
            json.Read();
            bool isContainer = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            object? value = ReadValue(ref json, hasDates && !(isContainer && OperationTable.IsFree(name)));
            members.Add(new(name, hasDates && IsDate(name, value, out DateTime utc) ? utc : value));
        }

        return HasNamesOfItsOwn(members) ? ToCustomObject(members) : ToDictionary(members);
    }

    /// <summary>A string in a member that is no date stays a string, whatever it looks like.</summary>
    private static bool IsDate(string name, object? value, out DateTime utc)
    {
        utc = default;
        return value is string text && Rfc3339.TryParse(text.AsSpan(), out utc) && OperationTable.IsDate(name);
    }

    private static bool HasNamesOfItsOwn(List<KeyValuePair<string, object?>> members)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return members.TrueForAll(member =>
            member.Key.Length > 0 && !ReservedNames.Contains(member.Key) && names.Add(member.Key));
    }

    private static PSObject ToCustomObject(List<KeyValuePair<string, object?>> members)
    {
        var custom = new PSObject();
        PSMemberInfoCollection<PSPropertyInfo> properties = custom.Properties;
        foreach (KeyValuePair<string, object?> member in members)
        {
            properties.Add(new PSNoteProperty(member.Key, member.Value), preValidated: true);
        }

        return custom;
    }

    private static OrderedDictionary ToDictionary(List<KeyValuePair<string, object?>> members)
    {
        var dictionary = new OrderedDictionary(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> member in members)
        {
            dictionary[member.Key] = member.Value;
        }

        return dictionary;
    }
}
