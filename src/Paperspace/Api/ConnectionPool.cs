using System.Net;

namespace Paperspace.Api;

/// <summary>
/// Connections that attempts share. A tunnel through a proxy is asked for by the HTTP stack itself, once for all who wait for
/// it: an attempt that is given up meanwhile would neither end that request nor let the next attempt make its own. So it takes
/// the connections with it: the next attempt opens new ones, and the old are closed when the last attempt has left them.
/// </summary>
internal sealed class ConnectionPool(IWebProxy? proxy, bool useProxy) : IDisposable
{
    private readonly object _lock = new();
    private PooledConnections? _current;
    private bool _isDisposed;

    /// <summary>Begins an attempt's use of the pool, which lasts until the end of its answer.</summary>
    /// <param name="needsNew">Whether it may use no connection that was kept; then it keeps none either.</param>
    /// <param name="attempt">Ends the attempt.</param>
    /// <exception cref="ObjectDisposedException">The pool is closed.</exception>
    internal Lease Begin(bool needsNew, CancellationToken attempt)
    {
        lock (_lock)
        {
            PooledConnections connections =
                _isDisposed ? throw new ObjectDisposedException(nameof(ConnectionPool))
                : needsNew ? new PooledConnections(proxy, useProxy) { IsRetired = true }
                : _current ??= new PooledConnections(proxy, useProxy);
            connections.Users++;
            return new Lease(this, connections, attempt);
        }
    }

    /// <summary>Closes it: at once, but for what attempts are using.</summary>
    public void Dispose()
    {
        PooledConnections? current;
        lock (_lock)
        {
            _isDisposed = true;
            current = _current;
        }

        if (current is not null)
        {
            Retire(current);
        }
    }

    private void Retire(PooledConnections connections)
    {
        bool isUnused;
        lock (_lock)
        {
            isUnused = connections.Users == 0 && !connections.IsRetired;
            connections.IsRetired = true;
            _current = _current == connections ? null : _current;
        }

        if (isUnused)
        {
            connections.Dispose();
        }
    }

    private void Leave(PooledConnections connections)
    {
        bool isLast;
        lock (_lock)
        {
            isLast = --connections.Users == 0 && connections.IsRetired;
        }

        if (isLast)
        {
            connections.Dispose();
        }
    }

    /// <summary>One attempt's use of the pool.</summary>
    internal sealed class Lease(ConnectionPool pool, PooledConnections connections, CancellationToken attempt) : IDisposable
    {
        internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage message) => connections.Sender.SendAsync(message, attempt);

        public void Dispose()
        {
            if (attempt.IsCancellationRequested && connections.HasTunnels)
            {
                pool.Retire(connections);
            }

            pool.Leave(connections);
        }
    }
}
