using System.Net;

namespace Paperspace.Api;

/// <summary>What a <see cref="ConnectionPool"/> opens at a time, and what it knows of it.</summary>
internal sealed class PooledConnections : IDisposable
{
    private readonly CancellationTokenSource _end = new();

    internal PooledConnections(IWebProxy? proxy, bool useProxy)
    {
        End = _end.Token;
        Sender = Transport.CreateSender(proxy, useProxy, this);
    }

    internal HttpMessageInvoker Sender { get; }

    /// <summary>Cancelled when all of them are to be closed.</summary>
    internal CancellationToken End { get; }

    /// <summary>Whether a tunnel through a proxy has been asked for.</summary>
    internal bool HasTunnels { get; set; }

    /// <summary>How many attempts use them.</summary>
    internal int Users { get; set; }

    /// <summary>Whether new attempts use others.</summary>
    internal bool IsRetired { get; set; }

    public void Dispose()
    {
        Sender.Dispose();
        _end.Cancel();
        _end.Dispose();
    }
}
