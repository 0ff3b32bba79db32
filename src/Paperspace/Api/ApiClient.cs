using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Paperspace.Json;

namespace Paperspace.Api;

/// <summary>Sends one account's requests: each with the key, bounded in size and time, and made again where that helps.</summary>
internal sealed class ApiClient : IDisposable
{
    // Not a field of the client, so that walking from an object that a user holds never meets proxy credentials.
    private static readonly ConditionalWeakTable<ApiClient, OwnTransport> OwnTransports = new();

    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    private static readonly ProductInfoHeaderValue UserAgent =
        new("Paperspace-PowerShell", typeof(ApiClient).Assembly.GetName().Version!.ToString(3));

    private readonly ApiKey _key;
    private readonly ProxySetting _proxy;
    private volatile bool _isDisposed;

    internal ApiClient(Uri baseUri, ApiKey key, ProxySetting proxy)
    {
        BaseUri = baseUri;
        Root = baseUri.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _key = key;
        _proxy = new ProxySetting(proxy.Address, null);
        if (proxy.Credential is not null)
        {
            OwnTransports.Add(this, new OwnTransport(Transport.CreateOwned(proxy), proxy.Credential));
        }
    }

    internal Uri BaseUri { get; }

    /// <summary>What stands before the path of each request: the same however many slashes end the base address.</summary>
    internal string Root { get; }

    /// <summary>The longest that one attempt may take.</summary>
    internal required TimeSpan Timeout { get; init; }

    /// <summary>How many attempts may follow the first.</summary>
    internal required int MaximumRetryCount { get; init; }

    internal bool IsOpen => !_isDisposed;

    /// <summary>Where <paramref name="request"/> goes.</summary>
    internal Uri AddressOf(ApiRequest request) =>
        new($"{Root}/{request.PathAndQuery}");

    /// <summary>Sends a request and reads the answer; it is made again where that helps and can do no harm.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">
    /// Reads a 2xx answer; a <see cref="JsonDocumentException"/> from it means that the answer is not what was due.
    /// </param>
    /// <param name="context">Who hears of attempts and waits, and what ends the request at once.</param>
    /// <exception cref="PaperspaceException">It failed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal T Send<T>(ApiRequest request, Func<ApiAnswer, T> read, RequestContext context)
    {
        try
        {
            return SendAndRetry(request, read, context);
        }
        catch (ObjectDisposedException) when (_isDisposed)
        {
            throw Disconnected();
        }
    }

    /// <summary>Sends a request once and reads the answer. Several may be under way at a time.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads a 2xx answer, as for <see cref="Send"/>.</param>
    /// <param name="journal">Keeps what the attempt did.</param>
    /// <param name="stop">Ends the request at once.</param>
    /// <exception cref="PaperspaceException">It failed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal async Task<T> SendOnceAsync<T>(
        ApiRequest request, Func<ApiAnswer, T> read, RequestJournal journal, CancellationToken stop)
    {
        Uri address = AddressOf(request);
        string? line = journal.IsRead ? Describe(request, address) : null;
        var exchange = new Exchange();
        try
        {
            return await AttemptAsync(request, address, read, exchange, stop).ConfigureAwait(false);
        }
        catch (ObjectDisposedException) when (_isDisposed)
        {
            throw Disconnected();
        }
        finally
        {
            journal.Add(observer =>
            {
                observer.Sending(() => line!);
                exchange.Tell(observer);
            });
        }
    }

    /// <summary>Text that the server may have had a hand in, without secrets and fit for a terminal.</summary>
    /// <exception cref="PaperspaceException">The key is forgotten: <see cref="ErrorKind.Disconnected"/>.</exception>
    internal string Show(string text)
    {
        try
        {
            return VisibleText.Of(Secrets().Of(text));
        }
        catch (ObjectDisposedException) when (_isDisposed)
        {
            throw Disconnected();
        }
    }

    /// <summary>Forgets the key. Nothing happens when it is forgotten already.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (OwnTransports.TryGetValue(this, out OwnTransport? own))
        {
            OwnTransports.Remove(this);
            own.Pool.Dispose();
        }

        _key.Dispose();
    }

    private T SendAndRetry<T>(ApiRequest request, Func<ApiAnswer, T> read, RequestContext context)
    {
        Uri address = AddressOf(request);
        for (int retry = 1; ; retry++)
        {
            context.Observer.Sending(() => Describe(request, address));
            try
            {
                return Attempt(request, address, read, context);
            }
            catch (PaperspaceException e) when (MayRepeat(request, e.Kind))
            {
                TimeSpan wait = e.RetryAfter ?? RetryDelay.Next(retry);
                if (wait > RetryDelay.LongestWait)
                {
                    throw;
                }

                if (retry > MaximumRetryCount)
                {
                    throw retry == 1 ? e : e.WithMessage($"{e.Message} ({retry} attempts)");
                }

                context.Observer.Retrying(e, retry, MaximumRetryCount, wait);
                context.Wait(wait);
            }
        }
    }

    /// <summary>Whether a request may be made again after a failure that may pass; of a change, only one that says that nothing was done.</summary>
    private static bool MayRepeat(ApiRequest request, ErrorKind failure) =>
        request.IsSafe ? StatusMap.IsTransient(failure) : failure == ErrorKind.TooManyRequests;

    private T Attempt<T>(
        ApiRequest request, Uri address, Func<ApiAnswer, T> read, RequestContext context)
    {
        var exchange = new Exchange();
        try
        {
            return AttemptAsync(request, address, read, exchange, context.Stop).GetAwaiter().GetResult();
        }
        finally
        {
            exchange.Tell(context.Observer);
        }
    }

    private async Task<T> AttemptAsync<T>(
        ApiRequest request, Uri address, Func<ApiAnswer, T> read, Exchange exchange, CancellationToken stop)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        attempt.CancelAfter(Timeout);
        try
        {
            using HttpRequestMessage message = CreateMessage(request, address, attempt.Token);
            ConnectionPool pool =
                OwnTransports.TryGetValue(this, out OwnTransport? own) ? own.Pool : Transport.For(BaseUri, _proxy);
            using ConnectionPool.Lease connections = pool.Begin(Transport.RepeatsByItself(request), attempt.Token);
            using HttpResponseMessage response = await connections.SendAsync(message).ConfigureAwait(false);
            int status = (int)response.StatusCode;
            exchange.Begin(status, response.Content.Headers.ContentLength);
            var judge = new AnswerJudge(FailuresOf(request));
            if (status is < 200 or >= 300)
            {
                throw await judge.ReadErrorAsync(response, attempt.Token).ConfigureAwait(false);
            }

            ApiAnswer answer = await BoundedBody.ReadAsync(response, BoundedBody.Limit, attempt.Token).ConfigureAwait(false);
            exchange.End(answer.Body.Count);
            return judge.Read(answer, read, response.Headers);
        }
        catch (Exception e) when (e is not PaperspaceException && stop.IsCancellationRequested)
        {
            // Not the stack's own exception: that one can lead to the request, and so to the key.
            throw new OperationCanceledException(stop);
        }
        catch (Exception e) when (e is not PaperspaceException && attempt.IsCancellationRequested)
        {
            throw FailuresOf(request).Of(ErrorKind.Timeout, $"did not answer within {Duration.Seconds(Timeout)}.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException
            or InvalidOperationException or BodyTooLargeException or WebException or OperationCanceledException)
        {
            throw FailuresOf(request).OfTransport(e, _proxy);
        }
        finally
        {
            exchange.Stop();
        }
    }

    private string Describe(ApiRequest request, Uri address) => $"{request.Method} {Show(address.AbsoluteUri)}";

    private HttpRequestMessage CreateMessage(ApiRequest request, Uri address, CancellationToken attempt)
    {
        var message = new HttpRequestMessage(request.Method, address) { Content = request.CreateContent() };
        message.Headers.ExpectContinue = false;
        message.Headers.Accept.Add(Json);
        message.Headers.UserAgent.Add(UserAgent);
        message.Headers.Authorization = _key.ToHeader();
        Transport.Prepare(message, _proxy, attempt);
        return message;
    }

    // Also where words of the server were to be shown: without the key nothing can be taken out of them.
    private PaperspaceException Disconnected() => new(
        ErrorKind.Disconnected,
        $"The connection to {BaseAddress.Show(BaseUri)} was closed while a request was under way. Run Connect-Paperspace again.");

    private RequestFailures FailuresOf(ApiRequest request) => new(BaseUri, request, Secrets);

    // A proxy can repeat its password as a server can repeat the key.
    private Redaction Secrets() => new(
        _key.Reveal(),
        OwnTransports.TryGetValue(this, out OwnTransport? own) ? own.Credential.Password
            : _proxy.Address is null ? Transport.SystemProxyPassword(BaseUri)
            : null);

    private sealed record OwnTransport(ConnectionPool Pool, NetworkCredential Credential);
}
