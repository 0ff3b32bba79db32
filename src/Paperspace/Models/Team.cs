using Paperspace.Json;

namespace Paperspace;

/// <summary>The team of a session: the one that the API key belongs to.</summary>
public sealed class Team : ApiObject
{
    internal Team()
    {
    }

    /// <summary>An internal, numeric ID for the team.</summary>
    public decimal AnalyticsId { get; internal init; }

    /// <summary>A unique ID for the team.</summary>
    public string Id { get; internal init; } = null!;

    /// <summary>Whether the team is private or not.</summary>
    public bool IsPrivate { get; internal init; }

    /// <summary>The maximum number of machines.</summary>
    public decimal MaxMachines { get; internal init; }

    /// <summary>The namespace for the team.</summary>
    public string Namespace { get; internal init; } = null!;

    /// <summary>The namespace.</summary>
    public override string ToString() => Namespace;

    internal static Team Read(ref JsonReader json)
    {
        json.ExpectObject();
        decimal? analyticsId = null;
        string? id = null;
        bool? isPrivate = null;
        decimal? maxMachines = null;
        string? @namespace = null;
        Dictionary<string, object?>? unknown = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("analyticsId"u8))
            {
                analyticsId = json.NextNumber();
            }
            else if (json.ValueTextEquals("id"u8))
            {
                id = json.NextString();
            }
            else if (json.ValueTextEquals("isPrivate"u8))
            {
                isPrivate = json.NextBoolean();
            }
            else if (json.ValueTextEquals("maxMachines"u8))
            {
                maxMachines = json.NextNumber();
            }
            else if (json.ValueTextEquals("namespace"u8))
            {
                @namespace = json.NextString();
            }
            else
            {
                json.NextUnknown(ref unknown);
            }
        }

        return new Team
        {
            AnalyticsId = json.Required(analyticsId, "analyticsId"),
            Id = json.Required(id, "id"),
            IsPrivate = json.Required(isPrivate, "isPrivate"),
            MaxMachines = json.Required(maxMachines, "maxMachines"),
            Namespace = json.Required(@namespace, "namespace"),
            Unknown = unknown,
        };
    }
}
