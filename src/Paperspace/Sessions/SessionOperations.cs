using Paperspace.Api;
using Paperspace.Json;

namespace Paperspace.Sessions;

/// <summary>The operation that tells who a key is (the API's document, <c>GET /auth/session</c>).</summary>
internal static class SessionOperations
{
    internal const string Path = "auth/session";

    private static readonly ApiRequest Request = new(HttpMethod.Get, Path);

    /// <summary>Checks a key with one request.</summary>
    /// <exception cref="PaperspaceException">It failed; <see cref="ErrorKind.ApiKeyRejected"/> when the key is wrong.</exception>
    internal static Session Check(ApiClient client, RequestContext context) =>
        GetOrNull(client, context)
        // A wrong or revoked key is answered 200 with null, and not 401.
        ?? throw Nobody(
            ErrorKind.ApiKeyRejected,
            $"the Paperspace API at {BaseAddress.Show(client.BaseUri)} does not know this API key: it is wrong, or was revoked.");

    /// <summary>Gets the session of a connection.</summary>
    /// <exception cref="PaperspaceException">
    /// It failed; <see cref="ErrorKind.NotLoggedIn"/> when the API no longer takes the key.
    /// </exception>
    internal static Session Get(Connection connection, RequestContext context)
    {
        Session session = GetOrNull(connection.Client, context) ?? throw NotLoggedIn(connection);
        connection.Known.Set(session.TeamMemberships);
        return session;
    }

    /// <summary>What a session that is null means for a key that the API took once.</summary>
    internal static PaperspaceException NotLoggedIn(Connection connection) => Nobody(
        ErrorKind.NotLoggedIn,
        $"the Paperspace API at {BaseAddress.Show(connection.BaseUri)} answered that nobody is logged in: it took the key once, and does not any more. Run Connect-Paperspace with a new key.");

    /// <summary>Null when the API says that nobody is logged in.</summary>
    private static Session? GetOrNull(ApiClient client, RequestContext context) =>
        client.Send(Request, answer => JsonDocuments.Read(answer.Body, Session.ReadOrNull, answer.Stop), context);

    private static PaperspaceException Nobody(ErrorKind kind, string what) =>
        new(kind, $"{Request}: {what}") { StatusCode = 200, Request = Request.ToString() };
}
