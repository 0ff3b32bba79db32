using System.Text;

namespace Paperspace.Api;

/// <summary>Makes the server's text safe to show: an escape sequence in it must not reach a terminal.</summary>
internal static class VisibleText
{
    private const char Replacement = '\uFFFD';
    private const int LongestShown = 1000;

    /// <summary>
    /// The text with every control and bidirectional formatting character replaced by U+FFFD, and cut to a length that
    /// a message can bear.
    /// </summary>
    internal static string Of(string text)
    {
        int length = Math.Min(text.Length, LongestShown);
        var visible = new StringBuilder(text, 0, length, length + 1);
        for (int i = 0; i < length; i++)
        {
            if (IsInvisible(visible[i]))
            {
                visible[i] = Replacement;
            }
        }

        return text.Length > length ? visible.Append('…').ToString() : visible.ToString();
    }

    // The views in Paperspace.Format.ps1xml replace the same characters.
    internal static bool IsInvisible(char c) =>
        c is <= '\u001F' or (>= '\u007F' and <= '\u009F')
            or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
