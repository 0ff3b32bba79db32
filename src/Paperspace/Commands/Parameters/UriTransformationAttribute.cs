using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>
/// Takes text that is no address where one is due, so that the cmdlet refuses it, and not PowerShell before the cmdlet begins.
/// </summary>
internal sealed class UriTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>What no check takes for an address.</summary>
    private static readonly Uri NoAddress = new("", UriKind.Relative);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text
            ? Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? address) ? address : NoAddress
            : inputData;
}
