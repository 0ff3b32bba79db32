namespace Paperspace.Rest;

/// <summary>A published operation.</summary>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Path">The path below the base address, with placeholders such as <c>{id}</c>.</param>
/// <param name="Summary">What it does, in the API's words.</param>
internal sealed record Operation(string Method, string Path, string Summary)
{
    /// <summary>
    /// The path with what was typed in place of its placeholders; null when what was typed does not begin this path.
    /// </summary>
    internal string? Complete(string typed)
    {
        string[] parts = Path.Split('/');
        string[] typedParts = typed.Split('/');
        if (typedParts.Length > parts.Length)
        {
            return null;
        }

        int last = typedParts.Length - 1;
        for (int i = 0; i < typedParts.Length; i++)
        {
            bool isWhole = i < last;
            bool isTypedValue = IsPlaceholder(parts[i]) && typedParts[i].Length > 0
                && !parts[i].StartsWith(typedParts[i], StringComparison.OrdinalIgnoreCase);
            if (isTypedValue)
            {
                parts[i] = typedParts[i];
            }
            else if (isWhole
                ? !parts[i].Equals(typedParts[i], StringComparison.OrdinalIgnoreCase)
                : !parts[i].StartsWith(typedParts[i], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>Whether a path without query is one of this operation.</summary>
    internal bool Matches(string path)
    {
        string[] parts = Path.Split('/');
        string[] typed = path.Split('/');
        return parts.Length == typed.Length
            && parts.Zip(typed, (part, value) =>
                IsPlaceholder(part) ? value.Length > 0 : part.Equals(value, StringComparison.OrdinalIgnoreCase)).All(same => same);
    }

    private static bool IsPlaceholder(string part) => part is ['{', ..];
}
