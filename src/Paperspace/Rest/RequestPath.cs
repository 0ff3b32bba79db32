using Paperspace.Api;

namespace Paperspace.Rest;

/// <summary>
/// A path below a base address, with its query. It is refused when it could lead anywhere else: the key goes along with
/// every request.
/// </summary>
internal sealed class RequestPath
{
    /// <summary>
    /// Far more than servers take. .NET before version 10 has no addresses of 64 KiB, and .NET Framework encodes no text of more
    /// than 32,766 characters.
    /// </summary>
    private const int Longest = 32_000;

    private readonly List<KeyValuePair<string, string>> _query;

    private RequestPath(string[] segments, List<KeyValuePair<string, string>> query) =>
        (Segments, _query) = (segments, query);

    /// <summary>The path's segments, decoded.</summary>
    internal string[] Segments { get; }

    /// <param name="text">Such as <c>machines</c>, <c>/machines/ps123</c> or <c>machines?limit=5</c>.</param>
    /// <exception cref="PaperspaceException">It would leave the base: <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal static RequestPath Parse(string text)
    {
        if (text.Contains('#'))
        {
            throw Refused(text, "it has a fragment");
        }

        if (!UnicodeText.IsValid(text))
        {
            throw Refused(text, "it has text that is not valid Unicode");
        }

        int mark = text.IndexOf('?');
        string path = mark < 0 ? text : text.Substring(0, mark);
        string[] segments = (path is ['/', ..] ? path.Substring(1) : path).Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            if (FaultOf(segments[i], isFirst: i == 0, isLast: i == segments.Length - 1) is { } fault)
            {
                throw Refused(text, fault);
            }

            segments[i] = Uri.UnescapeDataString(segments[i]);
        }

        string query = mark < 0 ? "" : text.Substring(mark + 1);
        // An encoded percent sign may stand before two digits that are meant.
        if (HasEncodedByte(Uri.UnescapeDataString(query.Replace("%25", "\0"))))
        {
            throw Refused(text, "its query has an encoded byte that is no UTF-8");
        }

        return new RequestPath(segments, ParseQuery(query));
    }

    /// <summary>The path without its query, decoded.</summary>
    internal string Decoded => string.Join("/", Segments);

    /// <summary>Whether it is this path, whatever its query.</summary>
    internal bool Is(string path) => Decoded.Equals(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>The values of a name in the query, in any casing: a hashtable's keys have none.</summary>
    internal IEnumerable<string> ValuesOf(string name) =>
        _query.Where(value => value.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(value => value.Value);

    /// <summary>The same path with these values in the query, in place of any of the same name.</summary>
    internal RequestPath With(IEnumerable<KeyValuePair<string, string>> query)
    {
        var added = query.ToList();
        var kept = _query.Where(old => !added.Exists(value => value.Key == old.Key));
        return new RequestPath(Segments, [.. kept, .. added]);
    }

    /// <summary>The path and query, encoded.</summary>
    /// <exception cref="PaperspaceException">They are too long: <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal string Encode()
    {
        if (Segments.Any(text => text.Length > Longest) || _query.Exists(value => value.Key.Length > Longest || value.Value.Length > Longest))
        {
            throw Refused(string.Join("/", Segments), "with its query it is too long for an address");
        }

        string path = string.Join("/", Segments.Select(Uri.EscapeDataString));
        string query = string.Join("&", _query.Select(
            value => $"{Uri.EscapeDataString(value.Key)}={Uri.EscapeDataString(value.Value)}"));
        string encoded = query.Length == 0 ? path : $"{path}?{query}";
        return encoded.Length <= Longest ? encoded : throw Refused(path, "with its query it is too long for an address");
    }

    private static string? FaultOf(string segment, bool isFirst, bool isLast)
    {
        // A read of it would be of the whole list, and a change of nobody knows what.
        if (string.IsNullOrWhiteSpace(Uri.UnescapeDataString(segment)))
        {
            return isFirst ? "it is empty, or begins with two slashes"
                : isLast ? "it ends in a slash; an id seems to be missing"
                : "it has an empty part; an id seems to be missing";
        }

        // A server may decode more than once; no layer of it may turn a name into a step.
        for (string decoded = segment; ; segment = decoded)
        {
            string? fault =
                segment is "." or ".." ? "it has a step ('.' or '..')"
                : segment.IndexOfAny(['/', '\\']) >= 0 ? "it has a backslash, or an encoded slash or backslash"
                : segment.Any(char.IsControl) ? "it has a control character"
                : isFirst && IsScheme(segment) ? "it is an absolute address"
                : segment is ['{', .., '}'] ? $"it still has the placeholder {segment}; put a value in its place"
                : null;
            if (fault is not null)
            {
                return fault;
            }

            decoded = Uri.UnescapeDataString(segment);
            if (decoded == segment)
            {
                return HasEncodedByte(segment) ? "it has an encoded byte that is no UTF-8" : null;
            }
        }
    }

    // What is left encoded when nothing more can be decoded, such as %c0%ae, which a careless server takes for a dot.
    private static bool HasEncodedByte(string text)
    {
        for (int i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (Uri.IsHexEncoding(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsScheme(string segment) => segment is [.., ':'];

    private static List<KeyValuePair<string, string>> ParseQuery(string text) =>
        text.Split('&')
            .Where(pair => pair.Length > 0)
            .Select(pair =>
            {
                int equals = pair.IndexOf('=');
                return equals < 0
                    ? new KeyValuePair<string, string>(Decode(pair), "")
                    : new KeyValuePair<string, string>(Decode(pair.Substring(0, equals)), Decode(pair.Substring(equals + 1)));
            })
            .ToList();

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static PaperspaceException Refused(string path, string fault) => new(
        ErrorKind.InvalidRequest,
        $"The path '{VisibleText.Of(path)}' cannot be used: {fault}. It is relative to the base address and stays below it. Nothing was sent.")
    {
        Advice = "Get-PaperspaceOperation lists the published paths; a variable that is empty leaves an id out.",
    };
}
