using System.Globalization;

namespace Paperspace;

/// <summary>Fields by name. As text, in a cell of a CSV file say, they are their names and values, and nothing when there is none.</summary>
internal sealed class AdditionalFields : Dictionary<string, object?>
{
    internal AdditionalFields()
    {
    }

    internal AdditionalFields(Dictionary<string, object?> fields) : base(fields)
    {
    }

    public override string ToString() =>
        string.Join("; ", this.Select(field => string.Format(CultureInfo.InvariantCulture, "{0}={1}", field.Key, field.Value)));
}
