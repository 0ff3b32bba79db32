using Paperspace.Api;
using Paperspace.Json;

namespace Paperspace.Connections;

/// <summary>The operation that tells who a key is (the API's document, <c>GET /auth/session</c>).</summary>
internal static class SessionOperation
{
    internal const string Path = "auth/session";

    private static readonly ApiRequest Request = new(HttpMethod.Get, Path);

    /// <summary>Gets the session; null when the API says that nobody is logged in.</summary>
    internal static Session? GetOrNull(ApiClient client, IRequestObserver observer, CancellationToken stop) =>
        client.Send(Request, answer => JsonDocuments.Read(answer.Body, Session.ReadOrNull, answer.Stop), observer, stop);

    /// <summary>Checks a key with one request.</summary>
    /// <exception cref="PaperspaceException">It failed; <see cref="ErrorKind.ApiKeyRejected"/> when the key is wrong.</exception>
    internal static Session Check(ApiClient client, IRequestObserver observer, CancellationToken stop) =>
        GetOrNull(client, observer, stop)
        // A wrong or revoked key is answered 200 with null, and not 401.
        ?? throw new PaperspaceException(
            ErrorKind.ApiKeyRejected,
            $"{Request}: the Paperspace API at {BaseAddress.Show(client.BaseUri)} does not know this API key: it is wrong, or was revoked.")
        {
            StatusCode = 200,
            Request = Request.ToString(),
        };
}
