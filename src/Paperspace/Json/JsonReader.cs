using System.Text.Json;

namespace Paperspace.Json;

/// <summary>
/// A reader of JSON that can be stopped. Objects are made of what it reads, which with a large answer takes far longer than
/// the reading itself: so it looks now and then whether they are still wanted.
/// </summary>
/// <param name="json">The document.</param>
/// <param name="stop">Ends the reading.</param>
internal ref struct JsonReader(ReadOnlySpan<byte> json, CancellationToken stop)
{
    /// <summary>Looking costs some nanoseconds, and so many tokens take less than a millisecond: a power of two.</summary>
    private const int TokensBetweenLooks = 1024;

    private Utf8JsonReader _json = new(json);
    private int _tokens;

    internal readonly JsonTokenType TokenType => _json.TokenType;

    /// <summary>Where the token begins, in bytes from the beginning of the document.</summary>
    internal readonly long TokenStartIndex => _json.TokenStartIndex;

    /// <summary>How many objects and arrays the token is in; those that it begins or ends do not count.</summary>
    internal readonly int CurrentDepth => _json.CurrentDepth;

    /// <summary>The token as it stands in the document; of a string without its quotes.</summary>
    internal readonly ReadOnlySpan<byte> ValueSpan => _json.ValueSpan;

    /// <summary>Moves to the next token; false at the end of the document.</summary>
    /// <exception cref="JsonException">There is no JSON.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal bool Read()
    {
        if ((++_tokens & (TokensBetweenLooks - 1)) == 0)
        {
            stop.ThrowIfCancellationRequested();
        }

        return _json.Read();
    }

    /// <exception cref="InvalidOperationException">It is not valid Unicode.</exception>
    internal readonly string? GetString() => _json.GetString();

    /// <inheritdoc cref="GetString"/>
    internal readonly int CopyString(scoped Span<char> text) => _json.CopyString(text);

    internal readonly bool GetBoolean() => _json.GetBoolean();

    internal readonly bool ValueTextEquals(ReadOnlySpan<byte> text) => _json.ValueTextEquals(text);

    internal readonly bool TryGetInt64(out long number) => _json.TryGetInt64(out number);

    internal readonly bool TryGetDecimal(out decimal number) => _json.TryGetDecimal(out number);

    internal readonly bool TryGetDouble(out double number) => _json.TryGetDouble(out number);
}
