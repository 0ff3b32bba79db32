using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Takes the API's methods alone. PowerShell's <c>ValidateSet</c> would complete all of them for every path.</summary>
internal sealed class ValidateMethodAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        if (!MethodCompleter.Methods.Contains(element?.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            throw new ValidationMetadataException($"The method is one of {string.Join(", ", MethodCompleter.Methods)}.");
        }
    }
}
