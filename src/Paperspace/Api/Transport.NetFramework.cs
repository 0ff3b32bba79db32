using System.Net;
using System.Security.Authentication;

namespace Paperspace.Api;

internal static partial class Transport
{
    private static readonly ConnectionPool System = new(proxy: null, useProxy: true);

    /// <summary>Whether requests to an address go through a proxy.</summary>
    internal static bool IsProxied(Uri baseAddress, ProxySetting proxy) =>
        !BaseAddress.IsLoopback(baseAddress)
        && (proxy.Address is not null || WebRequest.DefaultWebProxy?.IsBypassed(baseAddress) == false);

    /// <summary>The password that the system's proxy for an address is given: the system's settings hold none.</summary>
    internal static string? SystemProxyPassword(Uri baseAddress) => null;

    /// <summary>Whether the stack sends a change again by itself where a kept connection ends: its empty content counts as none.</summary>
    internal static bool RepeatsByItself(ApiRequest request) => !request.IsSafe && request.Body is null;

    /// <summary>Makes the name localhost reach only a loopback address, and lets many requests be under way to an address.</summary>
    /// <param name="message">The message, whose address becomes the one that is connected to.</param>
    /// <param name="proxy">What it goes through.</param>
    /// <param name="attempt">Ends its attempt; here a send ends on the token that it is given.</param>
    internal static void Prepare(HttpRequestMessage message, ProxySetting proxy, CancellationToken attempt)
    {
        // There is no hook that decides where a name is connected to, so the address itself says it.
        Uri address = message.RequestUri;
        if (address.Scheme == "http" && address.Host == "localhost")
        {
            message.Headers.Host = address.Authority;
            message.RequestUri = new UriBuilder(address) { Host = "127.0.0.1" }.Uri;
        }

        // Of this address alone: a handler's own limit is the process's default, which is its owner's.
        IWebProxy? way =
            BaseAddress.IsLoopback(address) ? null
            : proxy.Address is null ? WebRequest.DefaultWebProxy
            : new WebProxy(proxy.Address);
        ServicePointManager.FindServicePoint(message.RequestUri, way).ConnectionLimit = int.MaxValue;
    }

    /// <summary>The pool for the system's proxy, which a request looks up when it is made.</summary>
    private static ConnectionPool ForSystemProxy() => System;

    /// <summary>What sends through connections; a request that asks for a tunnel ends with its attempt here.</summary>
    internal static HttpMessageInvoker CreateSender(IWebProxy? proxy, bool useProxy, PooledConnections connections)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxResponseHeadersLength = HeaderLimit,
            Proxy = proxy,
            UseCookies = false,
            UseProxy = useProxy,
        };

        // An old process default lacks TLS 1.2. The process's setting is its owner's; only this handler is raised.
        if (ServicePointManager.SecurityProtocol is not SecurityProtocolType.SystemDefault and var enabled
            && (enabled & SecurityProtocolType.Tls12) == 0)
        {
            handler.SslProtocols = SslProtocols.Tls12;
        }

        return new HttpMessageInvoker(handler);
    }
}
