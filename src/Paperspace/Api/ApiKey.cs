using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Security;

namespace Paperspace.Api;

/// <summary>
/// A checked API key. It is kept as a <see cref="SecureString"/> and becomes text only for the moment of a request, so
/// that no field of a connection, an error or a job holds it.
/// </summary>
internal sealed class ApiKey : IDisposable
{
    /// <summary>In characters.</summary>
    internal const int LongestKey = 4096;

    private readonly SecureString _key;

    private ApiKey(SecureString key) => _key = key;

    /// <exception cref="PaperspaceException">The key cannot be one: <see cref="ErrorKind.InvalidApiKeyFormat"/>.</exception>
    internal static ApiKey From(SecureString? given)
    {
        string? text = given is null ? "" : RevealOrNull(given)?.Trim();
        string? fault =
            text is null ? "its SecureString has been disposed of"
            : text.Length == 0 ? "it is empty"
            : text.Length > LongestKey ? $"it is longer than {LongestKey} characters"
            : !IsToken(text) ? "it has a character that no key has (a space, a line break, a letter outside ASCII, …)"
            : null;
        if (fault is not null)
        {
            throw new PaperspaceException(
                ErrorKind.InvalidApiKeyFormat, $"This is no API key: {fault}. Nothing was sent.");
        }

        var key = new SecureString();
        foreach (char c in text!)
        {
            key.AppendChar(c);
        }

        key.MakeReadOnly();
        return new ApiKey(key);
    }

    internal AuthenticationHeaderValue ToHeader() => new("Bearer", Reveal(_key));

    /// <summary>The key itself, for what takes it out of texts.</summary>
    /// <exception cref="ObjectDisposedException">The key is forgotten.</exception>
    internal string Reveal() => Reveal(_key);

    public void Dispose() => _key.Dispose();

    // RFC 6750, 2.1: b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="
    private static bool IsToken(string text)
    {
        string body = text.TrimEnd('=');
        return body.Length > 0 && body.All(c =>
            c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
                or '-' or '.' or '_' or '~' or '+' or '/');
    }

    private static string? RevealOrNull(SecureString secure)
    {
        try
        {
            return Reveal(secure);
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    // By length and not up to a NUL, so that no malformed key is cut and sent.
    private static string Reveal(SecureString secure)
    {
        IntPtr text = Marshal.SecureStringToGlobalAllocUnicode(secure);
        try
        {
            return Marshal.PtrToStringUni(text, secure.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }
}
