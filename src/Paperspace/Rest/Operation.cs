namespace Paperspace;

/// <summary>A published operation of the API v1, as the API's document describes it.</summary>
public sealed class Operation
{
    private readonly IReadOnlyList<string> _lines;
    private OperationParameter[]? _parameters;

    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="answer">What it answers.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="lines">The lines of the table that say what it takes.</param>
    internal Operation(string method, string path, string answer, string summary, IReadOnlyList<string> lines) =>
        (Method, Path, Answer, Summary, _lines) = (method, path, answer, summary, lines);

    /// <summary>The path below the base address, with placeholders such as <c>{id}</c>.</summary>
    public string Path { get; }

    /// <summary>The HTTP method, in capitals.</summary>
    public string Method { get; }

    /// <summary>What it does, in the API's words.</summary>
    public string Summary { get; }

    /// <summary>What the query takes.</summary>
    public IReadOnlyList<OperationParameter> Query => [.. Parameters.Where(parameter => !parameter.IsOfBody)];

    /// <summary>What the body takes; <c>s3Config.bucket</c> is a member of the member <c>s3Config</c>, <c>env[].name</c> one of the items of <c>env</c>.</summary>
    public IReadOnlyList<OperationParameter> Body => [.. Parameters.Where(parameter => parameter.IsOfBody)];

    /// <summary>
    /// What it answers: a type of the names that answers have after <c>Paperspace.Rest.</c>, <c>Page[Machine]</c> a page of a
    /// list of it, <c>Machine[]</c> the whole list, <c>Change[Machine]</c> the event of a change and what it changes.
    /// </summary>
    public string Answer { get; }

    /// <summary>The method and the path.</summary>
    public override string ToString() => $"{Method} {Path}";

    private OperationParameter[] Parameters => _parameters ??= [.. _lines.Select(OperationParameter.Parse)];

    internal Operation Copy() => (Operation)MemberwiseClone();

    /// <summary>The largest page that may be asked for; null where the API does not say.</summary>
    internal int? LargestPage =>
        Query.FirstOrDefault(parameter => parameter.Name == "limit")?.Values is [var range]
        && range.Split([".."], StringSplitOptions.None) is [_, var most]
        && int.TryParse(most, out int largest)
            ? largest
            : null;

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
    internal bool Matches(string path) => Matches(Path.AsSpan(), path.AsSpan());

    /// <summary>Whether a path without query is of a published one.</summary>
    internal static bool Matches(ReadOnlySpan<char> published, ReadOnlySpan<char> path)
    {
        while (true)
        {
            int partEnd = published.IndexOf('/');
            int valueEnd = path.IndexOf('/');
            ReadOnlySpan<char> part = partEnd < 0 ? published : published.Slice(0, partEnd);
            ReadOnlySpan<char> value = valueEnd < 0 ? path : path.Slice(0, valueEnd);
            if (part is ['{', ..] ? value.IsEmpty : !part.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (partEnd < 0 || valueEnd < 0)
            {
                return partEnd < 0 && valueEnd < 0;
            }

            published = published.Slice(partEnd + 1);
            path = path.Slice(valueEnd + 1);
        }
    }

    private static bool IsPlaceholder(string part) => part is ['{', ..];
}
