namespace Paperspace.Sandbox.Server;

/// <summary>What a <see cref="SandboxServer"/> remembers of a request; never the key itself.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, <c>/v1</c> included, without the query.</param>
/// <param name="Query">The query with its question mark, or nothing.</param>
/// <param name="Key">What the request had for a key.</param>
/// <param name="Account">The name of the account that the key belongs to.</param>
/// <param name="Team">The namespace of the team that the key belongs to.</param>
/// <param name="UserAgent">The user agent.</param>
/// <param name="ConnectionId">Which TCP connection the request came over.</param>
public sealed record RecordedRequest(
    string Method,
    string Path,
    string Query,
    RequestKey Key,
    string? Account,
    string? Team,
    string UserAgent,
    string ConnectionId);
