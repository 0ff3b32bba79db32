using System.Globalization;
using System.Text.Json;

namespace Paperspace.Json;

/// <summary>
/// Names the place in a document where reading failed, such as <c>$.user.teamMemberships[2].isOwner</c>. It walks the
/// document again, so that reading one that is whole keeps no record of where it is.
/// </summary>
internal static class JsonPlace
{
    /// <param name="document">The document as it was read.</param>
    /// <param name="offset">Where the offending token starts; past the end for a document that is no JSON.</param>
    internal static string Find(ReadOnlySpan<byte> document, long offset)
    {
        var containers = new Stack<string>();
        var indexes = new Stack<int>();
        string value = "$";
        var json = new Utf8JsonReader(document);
        try
        {
            while (json.Read())
            {
                bool isEnd = json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
                if (isEnd)
                {
                    value = containers.Pop();
                    indexes.Pop();
                }
                else if (json.TokenType == JsonTokenType.PropertyName)
                {
                    value = containers.Peek() + Member(json.GetString()!);
                }
                else if (indexes.Count > 0 && indexes.Peek() >= 0)
                {
                    int index = indexes.Pop();
                    value = $"{containers.Peek()}[{index.ToString(CultureInfo.InvariantCulture)}]";
                    indexes.Push(index + 1);
                }

                if (json.TokenStartIndex >= offset)
                {
                    break;
                }

                if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    containers.Push(value);
                    indexes.Push(json.TokenType == JsonTokenType.StartArray ? 0 : -1);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON from here on: the place is as far as the walk came.
        }

        return value;
    }

    private static string Member(string name) =>
        name.Length > 0 && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
            ? "." + name
            : $"['{name}']";
}
