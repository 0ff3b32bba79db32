using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Paperspace.Api;

namespace Paperspace.Rest;

/// <summary>PowerShell values as the API's query takes them.</summary>
internal static class QueryText
{
    /// <summary>The pairs of a query: an array repeats its name, and null is left out.</summary>
    /// <exception cref="PaperspaceException">A value has no text: <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal static IEnumerable<KeyValuePair<string, string>> Pairs(IDictionary query)
    {
        foreach (DictionaryEntry entry in query)
        {
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!;
            object? value = PowerShellValue.Unwrap(entry.Value);
            IEnumerable values = value is IEnumerable several and not (string or IDictionary) ? several : new[] { value };
            foreach (object? item in values)
            {
                if (Text(name, PowerShellValue.Unwrap(item)) is { } text)
                {
                    if (!UnicodeText.IsValid(name) || !UnicodeText.IsValid(text))
                    {
                        throw Refused(name, "has text that is not valid Unicode");
                    }

                    yield return new KeyValuePair<string, string>(name, text);
                }
            }
        }
    }

    private static string? Text(string name, object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        SwitchParameter flag => flag ? "true" : "false",
        DateTime or DateTimeOffset => PowerShellValue.Iso8601(value),
        Enum or char or Guid or Uri => value.ToString(),
        IFormattable number and not PSObject => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw Refused(name, $"is a {value.GetType().Name}, which a query cannot hold"),
    };

    private static PaperspaceException Refused(string name, string fault) => new(
        ErrorKind.InvalidRequest, $"The query value '{VisibleText.Of(name)}' {fault}. Nothing was sent.");
}
