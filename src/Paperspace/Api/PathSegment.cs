namespace Paperspace.Api;

/// <summary>An id as a part of a path.</summary>
internal static class PathSegment
{
    /// <exception cref="PaperspaceException">It cannot be an id, and could lead to another path.</exception>
    internal static string Of(string id) =>
        id.Length > 0 && id.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_')
            ? id
            : throw new PaperspaceException(
                ErrorKind.InvalidRequest, $"'{VisibleText.Of(id)}' cannot be an id. Nothing was sent.")
            {
                Advice = "Get-PaperspaceMachine lists the machines of a team, and Get-PaperspaceTeamMember its members, with their ids.",
            };
}
