using System.Collections.Concurrent;
using System.Net;

namespace Paperspace.Api;

/// <summary>
/// The connection pools: one for each proxy setting, shared by the process, without key or cookies. Nothing that holds
/// proxy credentials is shared: its owner disposes of it.
/// </summary>
internal static partial class Transport
{
    /// <summary>In KiB.</summary>
    private const int HeaderLimit = 64;

    private const string Direct = "";
    private const string SystemProxy = "system";

    private static readonly ConcurrentDictionary<string, HttpMessageInvoker> Shared = new();

    /// <summary>The shared pool for a base address and proxy setting without credentials.</summary>
    internal static HttpMessageInvoker For(Uri baseAddress, ProxySetting proxy) =>
        BaseAddress.IsLoopback(baseAddress)
            ? Shared.GetOrAdd(Direct, _ => Create(proxy: null, useProxy: false))
        : proxy.Address is null
            ? Shared.GetOrAdd(SystemProxy, _ => Create(proxy: null, useProxy: true))
            : Shared.GetOrAdd(proxy.Address.AbsoluteUri, _ => CreateOwned(proxy));

    /// <summary>A pool of one connection's own.</summary>
    internal static HttpMessageInvoker CreateOwned(ProxySetting proxy) =>
        Create(new WebProxy(proxy.Address!) { Credentials = proxy.Credential }, useProxy: true);
}
