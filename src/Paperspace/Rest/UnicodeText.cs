namespace Paperspace.Rest;

/// <summary>Text that can be sent as it is.</summary>
internal static class UnicodeText
{
    /// <summary>
    /// Whether no half of a surrogate pair stands alone: encoders put U+FFFD in its place, and with that send something else.
    /// </summary>
    internal static bool IsValid(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
