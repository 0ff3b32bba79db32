using System.Management.Automation;
using Paperspace.Json;
using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;

namespace Paperspace;

/// <summary>Who the API key is: its team and its user (the API's document, <c>GET /auth/session</c>).</summary>
public sealed class Session : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<Session> Fields = new(() => new Session())
    {
        { "team", Object(Team.Fields) },
        { "user", Object(User.Fields) },
    };

    internal Session()
    {
    }

    /// <summary>The team that the key belongs to. It has no name here: the membership that is current has it.</summary>
    public Team Team { get; internal set; } = null!;

    /// <summary>The user that the key belongs to.</summary>
    public User User { get; internal set; } = null!;

    /// <summary>The teams that the user is a member of, as in <see cref="Paperspace.User.TeamMemberships"/>.</summary>
    public IReadOnlyList<TeamMembership> TeamMemberships => User.TeamMemberships;

    /// <summary>Reads a session; null when the document is null, which is how the API says "not logged in".</summary>
    internal static Session? ReadOrNull(ref JsonReader json)
    {
        Session? session = OrNull(Object(Fields)).Read(ref json);
        session?.CompleteMemberships();
        return session;
    }

    /// <summary>Makes a session of what Clixml, a job or remoting left of one.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is not whole.</exception>
    internal static Session Rebuild(PSObject bag)
    {
        Session session = Fields.Rebuild(bag);
        session.CompleteMemberships();
        return session;
    }

    private void CompleteMemberships()
    {
        foreach (TeamMembership membership in TeamMemberships)
        {
            membership.IsCurrent = membership.Team.Id == Team.Id;
            membership.User = User.Email;
        }
    }
}
