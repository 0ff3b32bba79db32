using System.Text.Json.Serialization;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>A project, with the API's fields.</summary>
internal sealed record Project(
    [property: JsonIgnore] string TeamId,
    string Id,
    string Name,
    DateTime DtCreated,
    DateTime? DtDeleted = null,
    string? RepoNodeId = null,
    string? RepoName = null,
    string? RepoUrl = null) : ITeamOwned;
