using Paperspace.Api;

namespace Paperspace.Commands;

/// <summary>Where a base address comes from.</summary>
internal static class BaseUriSource
{
    private const string Variable = "PAPERSPACE_API_URL";

    /// <summary>What the check refuses as no absolute address.</summary>
    private static readonly Uri NoAddress = new("", UriKind.Relative);

    /// <summary>The address, unchecked, and what to call it in a message.</summary>
    internal static (Uri Address, string Origin) Find(bool isGiven, Uri? given)
    {
        if (isGiven)
        {
            return (given ?? NoAddress, "-BaseUri");
        }

        string? text = Environment.GetEnvironmentVariable(Variable)?.Trim();
        return string.IsNullOrEmpty(text)
            ? (new Uri(BaseAddress.Public), "the public one")
            : (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address : NoAddress, "$env:" + Variable);
    }
}
