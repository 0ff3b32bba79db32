using System.Collections.Concurrent;
using System.Net;

namespace Paperspace.Api;

/// <summary>
/// The connection pools: one for each proxy setting, shared by the process, without key or cookies. Nothing that holds
/// proxy credentials is shared, but for the system's: its owner disposes of it.
/// </summary>
internal static partial class Transport
{
    /// <summary>In KiB.</summary>
    private const int HeaderLimit = 64;

    private static readonly ConnectionPool Direct = new(proxy: null, useProxy: false);
    private static readonly ConcurrentDictionary<string, ConnectionPool> Shared = new();

    /// <summary>The shared pool for a base address and proxy setting without credentials.</summary>
    internal static ConnectionPool For(Uri baseAddress, ProxySetting proxy) =>
        BaseAddress.IsLoopback(baseAddress)
            ? Direct
        : proxy.Address is null
            ? ForSystemProxy()
            : ForProxy(proxy);

    private static ConnectionPool ForProxy(ProxySetting proxy) =>
        Shared.GetOrAdd(proxy.Address!.AbsoluteUri, _ => CreateOwned(proxy));

    /// <summary>A pool of one connection's own.</summary>
    internal static ConnectionPool CreateOwned(ProxySetting proxy) =>
        new(new WebProxy(proxy.Address!) { Credentials = proxy.Credential }, useProxy: true);
}
