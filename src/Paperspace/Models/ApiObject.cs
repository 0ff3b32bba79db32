namespace Paperspace;

/// <summary>An object as the API answers it: its documented fields, typed, and whatever else it came with.</summary>
public abstract class ApiObject
{
    /// <summary>
    /// Fields that the API's document of 2024-08 does not have, by name (case-sensitive, as in JSON), as plain
    /// PowerShell values: string, bool, number (long, decimal or double; its text where none of these holds it), null,
    /// array, nested dictionary. Null when there is none.
    /// </summary>
    public IDictionary<string, object?>? AdditionalProperties { get; private set; }

    internal void SetAdditionalProperties(Dictionary<string, object?>? fields) =>
        AdditionalProperties = fields is null ? null : new AdditionalFields(fields);
}
