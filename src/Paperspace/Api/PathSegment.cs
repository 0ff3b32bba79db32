namespace Paperspace.Api;

/// <summary>An id as a part of a path.</summary>
internal static class PathSegment
{
    internal static string OfMachine(string id) => Of(id, "Get-PaperspaceMachine lists the machines of a team, with their ids.");

    internal static string OfTeam(string id) =>
        Of(id, "Get-PaperspaceTeamMembership lists the teams of a user, with their namespaces and ids.");

    internal static string OfMember(string id) => Of(id, "Get-PaperspaceTeamMember lists the members of a team, with their ids.");

    /// <param name="id">The id.</param>
    /// <param name="advice">Where one is found.</param>
    /// <exception cref="PaperspaceException">It cannot be an id, and could lead to another path.</exception>
    internal static string Of(string id, string? advice = null) =>
        id.Length > 0 && id.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_')
            ? id
            : throw new PaperspaceException(ErrorKind.InvalidRequest, $"'{VisibleText.Of(id)}' cannot be an id. Nothing was sent.")
            {
                Advice = advice,
            };
}
