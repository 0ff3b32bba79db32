using System.Text.Json.Serialization;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>A member of a team, with the API's fields.</summary>
internal sealed record Member(
    [property: JsonIgnore] string TeamId, bool IsAdmin, bool IsOwner, DateTime? DtConfirmed, MemberUser User);

/// <summary>The user that is a member.</summary>
internal sealed record MemberUser(
    string Id, string Email, string? FirstName, string? LastName, string? PublicProfileImageUrl, DateTime? LastActive);
