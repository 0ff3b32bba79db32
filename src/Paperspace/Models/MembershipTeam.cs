using Paperspace.Json;

namespace Paperspace;

/// <summary>A team as a membership shows it.</summary>
public sealed class MembershipTeam : ApiObject
{
    internal MembershipTeam()
    {
    }

    /// <summary>The date the team was created, in UTC.</summary>
    public DateTime DtCreated { get; internal init; }

    /// <summary>The ID of the team.</summary>
    public string Id { get; internal init; } = null!;

    /// <summary>Whether the team is the user's own team.</summary>
    public bool IsUserTeam { get; internal init; }

    /// <summary>The name of the team.</summary>
    public string Name { get; internal init; } = null!;

    /// <summary>The namespace of the team.</summary>
    public string Namespace { get; internal init; } = null!;

    /// <summary>The URL of the team's profile image; null when it has none.</summary>
    public string? PublicProfileImageUrl { get; internal init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal static MembershipTeam Read(ref JsonReader json)
    {
        json.ExpectObject();
        DateTime? dtCreated = null;
        string? id = null;
        bool? isUserTeam = null;
        string? name = null;
        string? @namespace = null;
        string? publicProfileImageUrl = null;
        Dictionary<string, object?>? unknown = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("dtCreated"u8))
            {
                dtCreated = json.NextDateTime();
            }
            else if (json.ValueTextEquals("id"u8))
            {
                id = json.NextString();
            }
            else if (json.ValueTextEquals("isUserTeam"u8))
            {
                isUserTeam = json.NextBoolean();
            }
            else if (json.ValueTextEquals("name"u8))
            {
                name = json.NextString();
            }
            else if (json.ValueTextEquals("namespace"u8))
            {
                @namespace = json.NextString();
            }
            else if (json.ValueTextEquals("publicProfileImageUrl"u8))
            {
                publicProfileImageUrl = json.NextStringOrNull();
            }
            else
            {
                json.NextUnknown(ref unknown);
            }
        }

        return new MembershipTeam
        {
            DtCreated = json.Required(dtCreated, "dtCreated"),
            Id = json.Required(id, "id"),
            IsUserTeam = json.Required(isUserTeam, "isUserTeam"),
            Name = json.Required(name, "name"),
            Namespace = json.Required(@namespace, "namespace"),
            PublicProfileImageUrl = publicProfileImageUrl,
            Unknown = unknown,
        };
    }
}
