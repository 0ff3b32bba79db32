using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Paperspace.Json;

namespace Paperspace;

/// <summary>Fields by name. As text, in a cell of a CSV file say, they are compact JSON.</summary>
internal sealed class AdditionalFields : Dictionary<string, object?>
{
    // For people and files: no text of this stands in a page of HTML, which the default escapes for.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal AdditionalFields(Dictionary<string, object?> fields) : base(fields)
    {
    }

    public override string ToString()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            PlainJson.Write(json, this);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
