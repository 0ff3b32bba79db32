using System.Text.Json;

namespace Paperspace.Json;

/// <summary>Any JSON value as plain PowerShell values: string, bool, number, null, array or nested dictionary.</summary>
internal static class PlainJson
{
    internal static object? Read(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new Dictionary<string, object?>();
                while (json.NextProperty())
                {
                    string name = json.GetString()!;
                    members[name] = json.Next<object?>(Read);
                }

                return members;
            case JsonTokenType.StartArray:
                var items = new List<object?>();
                while (json.NextItem())
                {
                    items.Add(Read(ref json));
                }

                return items.ToArray();
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Number:
                return JsonNumber.Read(ref json);
            case JsonTokenType.Null:
                return null;
            default:
                return json.GetBoolean();
        }
    }

    /// <summary>The same value with every string in it, names included, put through <paramref name="change"/>.</summary>
    internal static object? MapStrings(object? value, Func<string, string> change)
    {
        switch (value)
        {
            case string text:
                return change(text);
            case object?[] items:
                return Array.ConvertAll(items, item => MapStrings(item, change));
            case Dictionary<string, object?> members:
                var mapped = new Dictionary<string, object?>();
                foreach (KeyValuePair<string, object?> member in members)
                {
                    mapped[change(member.Key)] = MapStrings(member.Value, change);
                }

                return mapped;
            default:
                return value;
        }
    }
}
