using System.Management.Automation;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>Refuses null, and takes a list that has null in it. PowerShell's <c>ValidateNotNull</c> refuses both.</summary>
internal sealed class ValidateGivenAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (PowerShellValue.Unwrap(arguments) is null)
        {
            throw new ValidationMetadataException("The argument is null. Give a value, or leave the parameter out.");
        }
    }
}
