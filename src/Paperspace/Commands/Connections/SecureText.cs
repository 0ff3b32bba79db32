using System.Security;
using Paperspace.Api;

namespace Paperspace.Commands;

/// <summary>Makes a <see cref="SecureString"/> of a key that comes as text.</summary>
internal static class SecureText
{
    internal static SecureString From(string text)
    {
        var secure = new SecureString();
        // One that is too long is refused for that; a SecureString can hold no more than 65,536 characters.
        string trimmed = text.Trim();
        foreach (char c in trimmed.Length > ApiKey.LongestKey ? trimmed.Substring(0, ApiKey.LongestKey + 1) : trimmed)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
