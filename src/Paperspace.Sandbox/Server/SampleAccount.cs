namespace Paperspace.Sandbox.Server;

/// <summary>A key of the sandbox and what it opens: one user in one team.</summary>
/// <param name="Name">Who it is; a person in several teams has one account for each.</param>
/// <param name="ApiKey">The key; it is made up and opens nothing outside the sandbox.</param>
/// <param name="Team">The namespace of the key's team.</param>
/// <param name="TeamId">The team's id.</param>
/// <param name="IsAdmin">Whether the user may change what belongs to the whole team.</param>
/// <param name="SessionJson">The session as the API answers it.</param>
public sealed record SampleAccount(
    string Name, string ApiKey, string Team, string TeamId, bool IsAdmin, string SessionJson);
