namespace Paperspace.Baseline;

/// <summary>Some of a session.</summary>
public sealed class BareSession
{
    /// <summary>The user's email address.</summary>
    public string? Email { get; set; }

    /// <summary>The user's teams.</summary>
    public List<BareMembership> Memberships { get; } = [];
}

/// <summary>Some of a membership.</summary>
public sealed class BareMembership
{
    /// <summary>When the team was created, in UTC.</summary>
    public DateTime DtCreated { get; set; }

    /// <summary>The team's ID.</summary>
    public string? Id { get; set; }

    /// <summary>Whether the user is an admin of the team.</summary>
    public bool IsAdmin { get; set; }

    /// <summary>Whether the user is the owner of the team.</summary>
    public bool IsOwner { get; set; }

    /// <summary>The team's name.</summary>
    public string? Name { get; set; }

    /// <summary>The team's namespace.</summary>
    public string? Namespace { get; set; }
}
