using System.Text.Json;

namespace Paperspace.Json;

/// <summary>Reads a whole document.</summary>
internal static class JsonDocuments
{
    /// <summary>How many levels the reader of .NET reads; no document of the API comes near it.</summary>
    internal const int DeepestDocument = 64;

    /// <exception cref="JsonDocumentException">
    /// The bytes are no JSON, or not of the shape that <paramref name="read"/> expects.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> body, JsonRead<T> read, CancellationToken stop)
    {
        ReadOnlySpan<byte> document = SkipByteOrderMark(body);
        if (document.IsEmpty)
        {
            throw new JsonDocumentException("it is empty");
        }

        var json = new JsonReader(document, stop);
        try
        {
            json.Read();
            T value = read(ref json);
            // Anything but white space after the document is an error of the reader's.
            json.Read();
            return value;
        }
        catch (JsonShapeException e)
        {
            string place = JsonPlace.Find(document, e.Offset, stop);
            throw new JsonDocumentException($"{place}{(e.Missing is null ? "" : "." + e.Missing)}: {e.Message}");
        }
        catch (JsonException) when (IsTooDeep(document))
        {
            throw new JsonDocumentException($"it is nested more than {DeepestDocument} levels deep");
        }
        catch (JsonException e)
        {
            string place = JsonPlace.Find(document, long.MaxValue, stop);
            throw new JsonDocumentException($"it is no JSON from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} on ({place})");
        }
        catch (InvalidOperationException)
        {
            // How the reader says that a string is not valid Unicode.
            string place = JsonPlace.Find(document, json.TokenStartIndex, stop);
            throw new JsonDocumentException($"{place}: it has text that is not valid UTF-8 or Unicode");
        }
    }

    /// <summary>Whether a document that could not be read is JSON all the same, and only nested too deep.</summary>
    internal static bool IsTooDeep(ReadOnlySpan<byte> document)
    {
        var json = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = int.MaxValue });
        int deepest = 0;
        try
        {
            while (json.Read())
            {
                deepest = Math.Max(deepest, json.CurrentDepth);
            }

            return deepest >= DeepestDocument;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A byte-order mark is no JSON, but RFC 8259, 8.1 allows to ignore one.</summary>
    internal static ReadOnlySpan<byte> SkipByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body.Slice(3) : body;
}
