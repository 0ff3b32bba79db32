using System.Text.Json;
using System.Text.Json.Nodes;
using Paperspace.Tests.Faults.Server;

namespace Paperspace.Tests.Faults.HostileText;

/// <summary>Text that does things to a terminal when it gets there, in every string that a server sends.</summary>
internal static class Hostile
{
    private const char Replacement = '\uFFFD';

    private static readonly (int First, int Last)[] Ranges =
    [
        (0x0000, 0x001F), (0x007F, 0x009F), (0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069),
    ];

    /// <summary>An escape sequence, and then every control and bidirectional character.</summary>
    internal static readonly string Text = "\u001b[31m" + string.Concat(
        Ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(code => (char)code));

    /// <summary><see cref="Text"/> as people may see it.</summary>
    internal static readonly string Visible = string.Concat(Text.Select(c => IsHostile(c) ? Replacement : c));

    /// <summary>The session, with the hostile text behind every string and every name that is data.</summary>
    internal static readonly JsonNode Session = Infect(JsonNode.Parse(Answer.SessionJson)!, "session");

    internal static string SessionJson => Session.ToJsonString();

    internal static string Quoted => JsonSerializer.Serialize(Text);

    internal static bool IsHostile(char c) => Ranges.Any(range => c >= range.First && c <= range.Last);

    /// <summary>Asserts that nothing hostile is left in a text, apart from the line breaks of a layout where one is.</summary>
    internal static void AssertHarmless(string? text, bool isLayout = false)
    {
        foreach (char c in text ?? "")
        {
            Assert.False(IsHostile(c) && !(isLayout && c is '\r' or '\n'), $"U+{(int)c:X4} is in: {text}");
        }
    }

    private static JsonNode Infect(JsonNode node, string name)
    {
        switch (node)
        {
            case JsonObject members:
                var infected = new JsonObject();
                foreach ((string key, JsonNode? value) in members)
                {
                    bool nameIsData = name.EndsWith("Survey", StringComparison.Ordinal);
                    infected[nameIsData ? key + Text : key] = value is null ? null : Infect(value, key);
                }

                if (!name.EndsWith("Survey", StringComparison.Ordinal))
                {
                    infected["later" + Text] = new JsonArray("later value" + Text);
                }

                return infected;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Infect(item!, name))]);
            default:
                bool isText = node.GetValueKind() == JsonValueKind.String && !name.StartsWith("dt", StringComparison.Ordinal);
                return isText ? JsonValue.Create(node.GetValue<string>() + Text) : node.DeepClone();
        }
    }
}
