using System.Net;
using System.Net.Sockets;

namespace Paperspace.Api;

/// <summary>The address that every request of a connection starts with.</summary>
internal static class BaseAddress
{
    /// <summary>The vendor's public address (the API's document, "Base URL").</summary>
    internal const string Public = "https://api.paperspace.com/v1";

    /// <exception cref="PaperspaceException">A key must not go there: <see cref="ErrorKind.InvalidBaseUri"/>.</exception>
    internal static Uri Check(Uri address, string origin)
    {
        string? fault =
            !address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.Host.Length == 0
                ? "it is no absolute https address"
            : HasUserInfo(address) ? "it has user information"
            : address.OriginalString.IndexOfAny(['?', '#']) >= 0 ? "it has a query or a fragment"
            : address.Scheme == "http" && !IsLoopback(address)
                ? "http is for this computer alone, written as localhost, 127.0.0.1 or [::1]; elsewhere it would send the key in the clear"
            : null;
        return fault is null
            ? address
            : throw new PaperspaceException(
                ErrorKind.InvalidBaseUri,
                $"The base address {(ServerOf(address) is { } server ? server + " " : "")}({origin}) cannot be used: {fault}. Nothing was sent.");
    }

    /// <summary>
    /// Whether the address is written as loopback: the name localhost, 127.0.0.0/8 or ::1.
    /// <see cref="Uri.IsLoopback"/> takes more names than these.
    /// </summary>
    internal static bool IsLoopback(Uri address)
    {
        string written = WrittenAuthority(address);
        if (!written.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
            && !written.StartsWith(address.Host + ":", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return address.Host == "localhost"
            || (IPAddress.TryParse(address.Host, out IPAddress? ip)
                && (ip.AddressFamily == AddressFamily.InterNetwork
                    ? ip.GetAddressBytes()[0] == 127
                    : ip.Equals(IPAddress.IPv6Loopback)));
    }

    /// <summary>The authority as it was written: <see cref="Uri"/> drops empty user information and rewrites hosts.</summary>
    private static string WrittenAuthority(Uri address)
    {
        string text = address.OriginalString;
        string afterScheme = text.Substring(text.IndexOf(':') + 1).TrimStart('/', '\\');
        int end = afterScheme.IndexOfAny(['/', '\\', '?', '#']);
        return (end < 0 ? afterScheme : afterScheme.Substring(0, end)).TrimEnd();
    }

    /// <summary>Whether it has user information, were it an empty one.</summary>
    internal static bool HasUserInfo(Uri address) => WrittenAuthority(address).Contains('@');

    /// <summary>
    /// The scheme and the server as they were written, but without the user information, which may be a password; null of
    /// what names no server.
    /// </summary>
    internal static string? ServerOf(Uri address) => address is { IsAbsoluteUri: true, Host.Length: > 0 }
        ? VisibleText.Of($"{address.Scheme}://{WrittenAuthority(address).Split('@').Last()}")
        : null;

    /// <summary>How messages name an address: <c>https://host[:port]</c>.</summary>
    internal static string Show(Uri address) => VisibleText.Of(address.GetLeftPart(UriPartial.Authority));
}
