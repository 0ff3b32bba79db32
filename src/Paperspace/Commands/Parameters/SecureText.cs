using System.Security;

namespace Paperspace.Commands.Parameters;

/// <summary>Makes a <see cref="SecureString"/> of a key that comes as text.</summary>
internal static class SecureText
{
    internal static SecureString From(string text)
    {
        var secure = new SecureString();
        foreach (char c in text)
        {
            secure.AppendChar(c);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
