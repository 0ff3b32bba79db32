using Paperspace.Json;

namespace Paperspace.Api;

/// <summary>
/// Words what became of one request: what happened, to which request, at which address; without secrets, and fit for a
/// terminal.
/// </summary>
/// <param name="baseUri">The address of the API.</param>
/// <param name="request">The request.</param>
/// <param name="makeRedaction">Makes what takes the key and the proxy's password out of what the server said; once, if at all.</param>
internal sealed class RequestFailures(Uri baseUri, ApiRequest request, Func<Redaction> makeRedaction)
{
    private Redaction? _redaction;

    private Redaction Redaction => _redaction ??= makeRedaction();

    private string Request => Show(request.ToString());

    private string Server => $"{Request}: the Paperspace API at {BaseAddress.Show(baseUri)}";

    /// <summary>Text that the server may have had a hand in, without secrets and fit for a terminal.</summary>
    internal string Show(string text) => VisibleText.Of(Redaction.Of(text));

    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="what">What the API did, in words that follow its name.</param>
    /// <param name="status">The HTTP status; null where there was none.</param>
    internal PaperspaceException Of(ErrorKind kind, string what, int? status = null) =>
        new(kind, $"{Server} {what}") { StatusCode = status, Request = Request };

    internal PaperspaceException OfRedirect(int status, string? location) => Of(
        ErrorKind.UnexpectedRedirect,
        status == 304 ? "answered 304 Not Modified, to a request that did not say what it has already."
            : $"answered {status}, a redirect{(string.IsNullOrEmpty(location) ? "" : $" to {Show(location!)}")}. Redirects are never followed: the key would go along.",
        status);

    /// <param name="kind">What the error stands for.</param>
    /// <param name="status">The HTTP status that it came with.</param>
    /// <param name="error">What the server says.</param>
    /// <param name="retryAfter">For how long it asks to wait; null when it does not say.</param>
    /// <param name="stop">Ends the wording of what may be many details.</param>
    internal PaperspaceException OfError(ErrorKind kind, int status, ErrorBody error, TimeSpan? retryAfter, CancellationToken stop)
    {
        string code = error.Code is null ? "" : $" {Show(error.Code)}";
        string words = string.IsNullOrWhiteSpace(error.Message) ? "." : $": {Show(error.Message!).TrimEnd('.')}.";
        string wait = retryAfter is { } asked ? $" It asks to wait {Duration.Seconds(asked)} before the next call." : "";
        return new PaperspaceException(kind, $"{Server} answered {status}{code}{words}{wait}")
        {
            StatusCode = status,
            Code = error.Code is null ? null : Redaction.Of(error.Code),
            Details = PlainJson.MapStrings(error.Details, text =>
            {
                stop.ThrowIfCancellationRequested();
                return Redaction.Of(text);
            }),
            RetryAfter = retryAfter,
            Request = Request,
        };
    }

    /// <summary>What the HTTP stack says.</summary>
    internal PaperspaceException OfTransport(Exception exception, ProxySetting proxy)
    {
        ErrorKind kind = TransportFailure.KindOf(exception, baseUri, proxy);
        string cause = Show(TransportFailure.Describe(exception));
        return Of(kind, kind switch
        {
            ErrorKind.ResponseTooLarge when exception is BodyTooLargeException =>
                $"answered with a body of more than {BoundedBody.Limit / 1024 / 1024} MiB.",
            ErrorKind.ResponseTooLarge => "answered with headers of more than 64 KiB.",
            ErrorKind.InvalidResponse => $"gave an answer that is no HTTP, or is corrupt: {cause}.",
            ErrorKind.TlsFailed => $"could not be reached over TLS: {cause}.",
            ErrorKind.ProxyFailed => $"could not be reached through the proxy: {cause}.",
            _ => $"could not be reached, or ended the connection early: {cause}.",
        });
    }
}
