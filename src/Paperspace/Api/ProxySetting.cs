using System.Net;

namespace Paperspace.Api;

/// <summary>Which proxy a connection's requests go through.</summary>
/// <param name="Address">The proxy; null for the system's, as PowerShell uses it.</param>
/// <param name="Credential">What the proxy asks for; null for none.</param>
internal sealed record ProxySetting(Uri? Address, NetworkCredential? Credential)
{
    internal static readonly ProxySetting System = new(null, null);

    /// <exception cref="PaperspaceException">They do not go together: <see cref="ErrorKind.InvalidRequest"/>.</exception>
    internal static ProxySetting Check(Uri? proxy, bool isGiven, NetworkCredential? credential, Uri baseAddress)
    {
        string? fault =
            proxy is null ? isGiven ? "-Proxy is no absolute http or https address" : credential is null ? null : "-ProxyCredential needs -Proxy"
            : !proxy.IsAbsoluteUri || proxy.Scheme is not ("http" or "https") || proxy.Host.Length == 0
                ? "-Proxy is no absolute http or https address"
            : proxy.Scheme == "https" && !Platform.HasHttpsProxies
                ? "-Proxy is no http address, and Windows PowerShell can use no other"
            : BaseAddress.HasUserInfo(proxy)
                ? "-Proxy has user information; give it as -ProxyCredential"
            : BaseAddress.IsLoopback(baseAddress) ? "-Proxy does not go with a loopback base address"
            : null;
        return fault is null
            ? new ProxySetting(proxy, credential)
            : throw new PaperspaceException(ErrorKind.InvalidRequest, $"The proxy cannot be used: {fault}. Nothing was sent.");
    }
}
