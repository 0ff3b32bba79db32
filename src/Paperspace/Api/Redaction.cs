using System.Text;

namespace Paperspace.Api;

/// <summary>
/// Puts <c>***</c> where a text repeats a secret or a piece of it: as it is, percent-encoded, or in Base64 behind
/// whatever stood before it. Its tables are made once, for all texts of an error.
/// </summary>
internal sealed class Redaction
{
    private const string Mask = "***";

    // So many characters in a row repeat a piece. One byte each, they make a number, and finding them takes one pass.
    private const int Piece = sizeof(ulong);

    private readonly List<(HashSet<ulong> Pieces, int Length)> _secrets = [];

    /// <param name="secrets">What must not be shown; null and empty ones are none.</param>
    internal Redaction(params string?[] secrets)
    {
        foreach (string? secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
            {
                int length = Math.Min(Piece, secret!.Length);
                _secrets.Add((PiecesOf(secret, length), length));
            }
        }
    }

    /// <summary>The text without the secrets.</summary>
    internal string Of(string text)
    {
        var found = new List<(int Start, int End)>();
        foreach ((HashSet<ulong> pieces, int length) in _secrets)
        {
            Find(text, pieces, length, decodes: true, found);
            // A percent sign may be just that, with the secret right behind it.
            if (text.Contains('%'))
            {
                Find(text, pieces, length, decodes: false, found);
            }
        }

        if (found.Count == 0)
        {
            return text;
        }

        found.Sort();
        var redacted = new StringBuilder();
        int shownUpTo = 0;
        foreach ((int start, int end) in found)
        {
            // Pieces that overlap or touch are one.
            if (start > shownUpTo || redacted.Length == 0)
            {
                redacted.Append(text, shownUpTo, start - shownUpTo).Append(Mask);
            }

            shownUpTo = Math.Max(shownUpTo, end);
        }

        return redacted.Append(text, shownUpTo, text.Length - shownUpTo).ToString();
    }

    private static void Find(
        string text, HashSet<ulong> pieces, int length, bool decodes, List<(int Start, int End)> found)
    {
        int[] starts = new int[Piece];
        ulong window = 0;
        int at = 0;
        for (int count = 1; at < text.Length; count++)
        {
            starts[count % Piece] = at;
            window = Append(window, decodes ? Next(text, ref at) : text[at++], length);
            if (count >= length && pieces.Contains(window))
            {
                found.Add((starts[(count - length + Piece + 1) % Piece], at));
            }
        }
    }

    private static HashSet<ulong> PiecesOf(string secret, int length)
    {
        var pieces = new HashSet<ulong>();
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        Add(secret);
        for (int before = 0; before < 3; before++)
        {
            // Only the characters that hold nothing of what stands before and behind.
            byte[] shifted = new byte[before + bytes.Length];
            bytes.CopyTo(shifted, before);
            int first = ((before * 8) + 5) / 6;
            int end = shifted.Length * 8 / 6;
            if (end > first)
            {
                Add(Convert.ToBase64String(shifted).Substring(first, end - first));
            }
        }

        return pieces;

        void Add(string form)
        {
            ulong window = 0;
            for (int i = 0; i < form.Length; i++)
            {
                window = Append(window, form[i], length);
                if (i + 1 >= length)
                {
                    pieces.Add(window);
                }
            }
        }
    }

    // Without case, and with the two characters that Base64 for addresses has of its own taken for those of plain Base64.
    private static ulong Append(ulong window, char c, int length)
    {
        byte folded = c switch
        {
            >= 'A' and <= 'Z' => (byte)(c | 0x20),
            '-' => (byte)'+',
            '_' => (byte)'/',
            <= '\u007F' => (byte)c,
            _ => 0xFF,
        };
        return ((window << 8) | folded) & (ulong.MaxValue >> (8 * (Piece - length)));
    }

    private static char Next(string text, ref int at)
    {
        char c = text[at++];
        if (c == '%' && at + 1 < text.Length && Uri.IsHexDigit(text[at]) && Uri.IsHexDigit(text[at + 1]))
        {
            c = (char)((Uri.FromHex(text[at]) << 4) | Uri.FromHex(text[at + 1]));
            at += 2;
        }

        return c;
    }
}
