namespace Paperspace.Tests.Secrets;

/// <summary>Keys that no key can look like. Each holds <see cref="Body"/>, so that an echo of it is found.</summary>
internal static class MalformedKey
{
    private const int Longest = 4096;

    /// <summary>What each malformed key holds of a good one.</summary>
    public static readonly Secret Body = Secret.NewKey();

    // What is no character of a token (RFC 6750, 2.1): controls, delimiters, look-alikes, what is seen as nothing, and
    // what the encoding of a header could turn into a line break.
    private static readonly string[] Foreign =
    [
        .. Enumerable.Range(0, 0x21).Select(c => ((char)c).ToString()),
        "\u007F",
        .. "!\"#$%&'()*,:;<>?@[\\]^`{|}".Select(c => c.ToString()),
        "\u0080", "\u0085", "\u00A0", "\u00AD", "\u00E4", "\u00DF", "\u0130", "\u0131", "\u017F", "\u0391", "\u0410", "\u061C",
        "\u200B", "\u200D", "\u200E", "\u2010", "\u2028", "\u2029", "\u202E", "\u2044", "\u2066", "\u212A", "\u3000", "\u4E2D",
        "\u560A", "\u560D", "\uD800", "\uDC00", "\uD83D\uDD11", "\uFEFF", "\uFF21", "\uFF0B", "\uFF0F", "\uFFFD", "\uFFFF",
        "\r\n", "\r\nX-Injected: 1", "\r\n\r\nGET / HTTP/1.1\r\n", "%20", "%0d%0a",
    ];

    /// <summary>The keys, each by what is wrong with it.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Make();

    private static Dictionary<string, string> Make()
    {
        string key = Body.Text.TrimEnd('=');
        var keys = new Dictionary<string, string>
        {
            ["scheme in front"] = "Bearer " + key,
            ["basic scheme in front"] = "Basic " + key,
            ["header in front"] = "Authorization: Bearer " + key,
            ["double quotes around"] = $"\"{key}\"",
            ["single quotes around"] = $"'{key}'",
            ["angle brackets around"] = $"<{key}>",
            ["assignment"] = $"$env:PAPERSPACE_API_KEY='{key}'",
            ["JSON"] = $$"""{"apiKey":"{{key}}"}""",
            ["two keys, a line each"] = $"{key}\n{key}",
            ["two keys and a comma"] = $"{key},{key}",
            ["equals sign in front"] = "=" + key,
            ["equals sign within"] = $"{key[..9]}={key[9..]}",
            ["one character too long"] = string.Concat(Enumerable.Repeat(key, 100))[..(Longest + 1)],
            ["10,000 characters"] = string.Concat(Enumerable.Repeat(key, 250))[..10_000],
            ["full-width throughout"] = string.Concat(key.Select(c => (char)(c - 0x21 + 0xFF01))),
            ["every second character a NUL"] = string.Concat(key.Select(c => c + "\0")),
        };
        foreach (string foreign in Foreign)
        {
            string name = string.Concat(foreign.Select(c => $"U+{(int)c:X4}"));
            keys[$"{name} within"] = key[..20] + foreign + key[20..];
            if (foreign.Trim().Length > 0)
            {
                // White space around a key is trimmed.
                keys[$"{name} in front"] = foreign + key;
                keys[$"{name} behind"] = key + foreign;
            }
        }

        return keys;
    }
}
