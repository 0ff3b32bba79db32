using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;

namespace Paperspace;

/// <summary>The team of a session: the one that the API key belongs to.</summary>
public sealed class Team : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<Team> Fields = new(() => new Team())
    {
        { "analyticsId", Number },
        { "id", Text },
        { "isPrivate", Flag },
        { "maxMachines", Number },
        { "namespace", Text },
    };

    internal Team()
    {
    }

    /// <summary>An internal, numeric ID for the team.</summary>
    public decimal AnalyticsId { get; internal set; }

    /// <summary>A unique ID for the team.</summary>
    public string Id { get; internal set; } = null!;

    /// <summary>Whether the team is private or not.</summary>
    public bool IsPrivate { get; internal set; }

    /// <summary>The maximum number of machines.</summary>
    public decimal MaxMachines { get; internal set; }

    /// <summary>The namespace for the team.</summary>
    public string Namespace { get; internal set; } = null!;

    /// <summary>The namespace.</summary>
    public override string ToString() => Namespace;
}
