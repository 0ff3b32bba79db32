using Paperspace.Api;
using Paperspace.Connections;

namespace Paperspace;

/// <summary>
/// An account that this process is signed in to. It belongs to the runspace that made it and works in every runspace
/// of the process, until it is disconnected. It shows nothing of the key.
/// </summary>
public sealed class Connection
{
    private readonly ApiClient _client;
    private ConnectionStore? _store;

    internal Connection(ApiClient client, KeySource keySource, Session session)
    {
        _client = client;
        BaseUri = client.BaseUri;
        KeySource = keySource;
        ConnectedAt = DateTime.UtcNow;
        Team = session.Team.Namespace;
        TeamId = session.Team.Id;
        User = session.User.Email;
        Known.Set(session.TeamMemberships);
    }

    /// <summary>The namespace of the team that the key belongs to.</summary>
    public string Team { get; }

    /// <summary>The email address of the user that the key belongs to.</summary>
    public string User { get; }

    /// <summary>The address that every request starts with.</summary>
    public Uri BaseUri { get; }

    /// <summary>Where the key came from.</summary>
    public KeySource KeySource { get; }

    /// <summary>When the key was checked, in UTC.</summary>
    public DateTime ConnectedAt { get; }

    /// <summary>Whether cmdlets of the runspace that made it use it when no connection is given.</summary>
    public bool IsDefault => _store?.Default == this;

    /// <summary>False once it has been disconnected.</summary>
    public bool IsOpen => _client.IsOpen;

    /// <summary><c>Default</c>, <c>Open</c>, or <c>Closed</c> once it has been disconnected.</summary>
    public string State => IsDefault ? "Default" : IsOpen ? "Open" : "Closed";

    /// <summary>The host of <see cref="BaseUri"/>, with its port where that is not the usual one of its scheme.</summary>
    public string Host => BaseUri.Authority;

    /// <summary>The team's namespace.</summary>
    public override string ToString() => Team;

    /// <summary>What was listed last, for completion.</summary>
    internal KnownItems Known { get; } = new();

    /// <summary>What answers have shown by id and name, for completion.</summary>
    internal KnownNames KnownNames { get; } = new();

    /// <summary>Sends a request as this account, as <see cref="ApiClient.Send"/> does.</summary>
    internal T Send<T>(ApiRequest request, Func<ApiAnswer, T> read, RequestContext context) =>
        OpenClient().Send(request, read, context);

    /// <summary>Where a request of this account goes.</summary>
    internal Uri AddressOf(ApiRequest request) => OpenClient().AddressOf(request);

    /// <summary>Text of the server for people: without the key, and fit for a terminal.</summary>
    internal string Show(string text) => OpenClient().Show(text);

    /// <summary>Its client, for those that send several requests at a time.</summary>
    /// <exception cref="PaperspaceException"><see cref="ErrorKind.Disconnected"/>.</exception>
    internal ApiClient Client => OpenClient();

    /// <summary>The ID of the team, for the API's paths.</summary>
    internal string TeamId { get; }

    /// <summary>Whether another connection is signed in to the same account.</summary>
    internal bool IsSameAccount(Connection other) =>
        Team == other.Team && User == other.User && _client.Root == other._client.Root;

    internal void BelongTo(ConnectionStore store) => _store = store;

    /// <summary>Forgets the key. Nothing happens when it is closed already.</summary>
    internal void Close()
    {
        _store?.Remove(this);
        _client.Dispose();
    }

    private ApiClient OpenClient() => _client.IsOpen
        ? _client
        : throw new PaperspaceException(
            ErrorKind.Disconnected, $"The connection to {BaseAddress.Show(BaseUri)} is closed: it was disconnected, or its account signed in again. Run Connect-Paperspace, and use the connection that it emits.");
}
