using System.Text;
using System.Text.Json;

namespace Paperspace.Tests.Contract.Documents;

/// <summary>A JSON value as it is written: its strings and numbers to the letter, its members in their order.</summary>
internal abstract record JsonText
{
    public static readonly JsonText Null = new Token("null");

    /// <summary>The text, with <paramref name="space"/> between all its tokens.</summary>
    public string Write(string space = "")
    {
        var text = new StringBuilder(space);
        Write(text, space);
        return text.ToString();
    }

    private void Write(StringBuilder text, string space)
    {
        switch (this)
        {
            case Token token:
                text.Append(token.Text);
                break;
            case Array array:
                text.Append('[').Append(space);
                for (int i = 0; i < array.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : "," + space);
                    array.Items[i].Write(text, space);
                }

                text.Append(']');
                break;
            case Object @object:
                text.Append('{').Append(space);
                for (int i = 0; i < @object.Members.Count; i++)
                {
                    text.Append(i == 0 ? "" : "," + space).Append(@object.Members[i].WrittenName).Append(space).Append(':').Append(space);
                    @object.Members[i].Value.Write(text, space);
                }

                text.Append('}');
                break;
        }

        text.Append(space);
    }

    /// <summary>A string with its quotes and escapes, a number, true, false or null.</summary>
    public sealed record Token(string Text) : JsonText;

    public sealed record Array(IReadOnlyList<JsonText> Items) : JsonText;

    public sealed record Object(IReadOnlyList<Member> Members) : JsonText;

    /// <param name="WrittenName">The name with its quotes and escapes.</param>
    /// <param name="Value">The value.</param>
    public sealed record Member(string WrittenName, JsonText Value)
    {
        public string Name { get; } = Unescape(WrittenName);
    }

    public static string Unescape(string written)
    {
        using var document = JsonDocument.Parse(written);
        return document.RootElement.GetString()!;
    }
}
