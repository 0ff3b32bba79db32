using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Paperspace.Api;
using Paperspace.Json;

namespace Paperspace.Rest;

/// <summary>A body that is JSON already: text, or its bytes in UTF-8, as files and other programs give it.</summary>
internal static class BodyText
{
    /// <summary>The bytes to send, checked; null when the body is a value to be written as JSON.</summary>
    /// <exception cref="PaperspaceException">It is no JSON: <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal static byte[]? From(object? body) => body switch
    {
        string or StringBuilder => Check(Encode(body.ToString()!), "text"),
        IEnumerable items when Bytes(items) is { } bytes => Check(bytes, "bytes"),
        IEnumerable items and not IDictionary when AreLines(items, item => item is string) =>
            throw JsonBody.Refused("it is text in lines; read it with Get-Content -Raw, or join the lines with -join"),
        _ => null,
    };

    /// <summary>Whether a list is what <c>Get-Content</c> without <c>-Raw</c> reads.</summary>
    internal static bool AreReadLines(IEnumerable items) => AreLines(
        items, item => item is PSObject { BaseObject: string } text && text.Properties["ReadCount"] is not null);

    private static bool AreLines(IEnumerable items, Func<object?, bool> isLine)
    {
        bool any = false;
        foreach (object? item in items)
        {
            any = true;
            if (!isLine(item) && !(item is PSObject wrapped && isLine(wrapped.BaseObject)))
            {
                return false;
            }
        }

        return any;
    }

    // Get-Content -AsByteStream leaves an array of objects.
    private static byte[]? Bytes(IEnumerable items)
    {
        if (items is byte[] bytes)
        {
            return bytes;
        }

        var read = new List<byte>();
        foreach (object? item in items)
        {
            if (PowerShellValue.Unwrap(item) is not byte one)
            {
                return null;
            }

            read.Add(one);
        }

        return read.Count == 0 ? null : read.ToArray();
    }

    private static byte[] Encode(string text) => UnicodeText.IsValid(text)
        ? Encoding.UTF8.GetBytes(text)
        : throw JsonBody.Refused("it has text that is not valid Unicode ($)");

    private static byte[] Check(byte[] given, string form)
    {
        byte[] json = JsonDocuments.SkipByteOrderMark(given).ToArray();
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }

            return json;
        }
        catch (JsonException) when (JsonDocuments.IsTooDeep(json))
        {
            throw JsonBody.Refused($"it is nested more than {JsonDocuments.DeepestDocument} levels deep");
        }
        catch (JsonException e)
        {
            throw JsonBody.Refused($"as {form} it must be JSON, and is none from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1} on");
        }
        catch (InvalidOperationException)
        {
            throw JsonBody.Refused($"as {form} it must be JSON, and has what is not valid Unicode or UTF-8");
        }
    }
}
