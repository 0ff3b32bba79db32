using System.Management.Automation;
using System.Security;

namespace Paperspace.Commands;

/// <summary>Takes a plain string where a <see cref="SecureString"/> is due, so that a key never stays in a bound parameter.</summary>
internal sealed class ApiKeyTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (plain is not string text)
        {
            RowName.Note(inputData);
            return inputData;
        }

        return SecureText.From(text);
    }
}
