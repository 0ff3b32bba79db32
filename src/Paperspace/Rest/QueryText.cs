using System.Collections;
using Paperspace.Api;

namespace Paperspace.Rest;

/// <summary>PowerShell values as the API's query takes them.</summary>
internal static class QueryText
{
    /// <summary>The pairs of a query: an array repeats its name, and null is left out.</summary>
    /// <exception cref="PaperspaceException">
    /// A name or a value has no text, or a name is there twice: <see cref="ErrorKind.InvalidRequest"/>.
    /// </exception>
    internal static IEnumerable<KeyValuePair<string, string>> Pairs(IDictionary query)
    {
        var names = new HashSet<string>();
        foreach (DictionaryEntry entry in query)
        {
            object key = PowerShellValue.Unwrap(entry.Key)!;
            string name = ScalarText.Of(key) ?? throw Refused(key.GetType().Name, "has a name that is no text");
            if (!names.Add(name))
            {
                throw Refused(name, "is there twice, with keys of two types");
            }

            object? value = PowerShellValue.Unwrap(entry.Value);
            IEnumerable values = value is IEnumerable several and not (string or IDictionary) ? several : new[] { value };
            foreach (object? item in values)
            {
                if (PowerShellValue.Unwrap(item) is { } single)
                {
                    yield return new KeyValuePair<string, string>(name, Text(name, single));
                }
            }
        }
    }

    private static string Text(string name, object value)
    {
        string text = ScalarText.Of(value) ?? throw Refused(name, ScalarText.IsNumber(value)
            ? $"is {value}, which is no number"
            : $"is of the type {value.GetType().Name}, which a query cannot hold; convert it to the text that is meant");
        return UnicodeText.IsValid(name) && UnicodeText.IsValid(text)
            ? text
            : throw Refused(name, "has text that is not valid Unicode");
    }

    private static PaperspaceException Refused(string name, string fault) => new(
        ErrorKind.InvalidRequest, $"The query value '{VisibleText.Of(name)}' {VisibleText.Of(fault)}. Nothing was sent.")
    {
        Advice = "Get-PaperspaceOperation says what an operation takes in its query.",
    };
}
