using System.Buffers;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Paperspace.Tests.Secrets;

/// <summary>A random secret, and how to tell whether a text gives any of it away.</summary>
public sealed class Secret
{
    /// <summary>A text that has so many characters of the secret in a row gives a piece of it away.</summary>
    public const int Piece = 8;

    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly SearchValues<string> _pieces;

    public Secret(string text)
    {
        Text = text;
        _pieces = SearchValues.Create(
            [.. PiecesOf(text, Piece), .. Base64Of(text).SelectMany(form => PiecesOf(form, 12))],
            StringComparison.OrdinalIgnoreCase);
    }

    public string Text { get; }

    public SecureString Secure
    {
        get
        {
            var secure = new SecureString();
            foreach (char c in Text)
            {
                secure.AppendChar(c);
            }

            return secure;
        }
    }

    /// <summary>A key of 43 characters, with all those of the token alphabet that percent-encoding may touch.</summary>
    public static Secret NewKey() => new(
        $"{RandomNumberGenerator.GetString(Base62, 12)}+/{RandomNumberGenerator.GetString(Base62, 12)}~-._" +
        $"{RandomNumberGenerator.GetString(Base62, 12)}=");

    /// <summary>A password of 24 characters that needs no encoding in an address.</summary>
    public static Secret NewPassword() => new(RandomNumberGenerator.GetString(Base62, 24));

    /// <summary>
    /// Whether the text holds the secret or a piece of it: as it is, percent-encoded, or in Base64, whichever of the
    /// three offsets it stands at there.
    /// </summary>
    public bool IsIn(string text)
    {
        string standard = text.Replace('-', '+').Replace('_', '/');
        return Holds(text) || Holds(standard)
            || (text.Contains('%') && Holds(Uri.UnescapeDataString(text)))
            || (text.Contains('\\') && Holds(text.Replace("\\", "", StringComparison.Ordinal)));
    }

    /// <summary>The Base64 of the secret behind 0, 1 and 2 unknown bytes, without the characters that others share.</summary>
    public static IEnumerable<string> Base64Of(string secret)
    {
        for (int before = 0; before < 3; before++)
        {
            byte[] bytes = [.. new byte[before], .. Encoding.ASCII.GetBytes(secret)];
            string base64 = Convert.ToBase64String(bytes).TrimEnd('=');
            int first = ((before * 8) + 5) / 6;
            int end = bytes.Length * 8 / 6;
            yield return base64[first..end];
        }
    }

    private bool Holds(string text) => text.AsSpan().ContainsAny(_pieces);

    private static IEnumerable<string> PiecesOf(string text, int length) =>
        Enumerable.Range(0, text.Length - length + 1).Select(start => text.Substring(start, length));
}
