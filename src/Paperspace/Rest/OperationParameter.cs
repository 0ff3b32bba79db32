namespace Paperspace;

/// <summary>A value that an operation takes in its query or its body.</summary>
public sealed class OperationParameter
{
    private OperationParameter(bool isOfBody, string name, string type, bool isRequired, string[] values, string description) =>
        (IsOfBody, Name, Type, IsRequired, Values, Description) = (isOfBody, name, type, isRequired, values, description);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its JSON type, such as <c>string</c>, <c>integer</c> or <c>string[]</c>; with <c>|</c> between several.</summary>
    public string Type { get; }

    /// <summary>Whether it must be there (in the object that it belongs to).</summary>
    public bool IsRequired { get; }

    /// <summary>The values that the API documents, or their range as <c>1..120</c>; empty for any. The API may take others.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>What it is, in the API's words; empty where the API does not say.</summary>
    public string Description { get; }

    internal bool IsOfBody { get; }

    /// <summary>Its name; with an asterisk where it is required.</summary>
    public override string ToString() => IsRequired ? $"{Name}*" : Name;

    /// <param name="line">A line of the table below an operation.</param>
    internal static OperationParameter Parse(string line)
    {
        string[] fields = line.Split('\t');
        return new OperationParameter(
            isOfBody: fields[1] == "body",
            name: fields[2],
            type: fields[3],
            isRequired: fields[4].Length > 0,
            values: fields[5].Length == 0 ? [] : fields[5].Split('|'),
            description: fields[6]);
    }
}
