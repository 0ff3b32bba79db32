using Paperspace.Json;

namespace Paperspace;

/// <summary>How the user likes the web console. Each value is null when the user has not set it.</summary>
public sealed class UserPreferences : ApiObject
{
    internal UserPreferences()
    {
    }

    /// <summary>The product that the console opens with.</summary>
    public string? DefaultProduct { get; internal init; }

    /// <summary>The ID of the team that the console opens with.</summary>
    public string? DefaultTeamId { get; internal init; }

    /// <summary>Whether the console's hotkeys are off.</summary>
    public bool? DisableHotkeys { get; internal init; }

    /// <summary>The size of the console's font; the API does not document its unit.</summary>
    public decimal? FontSize { get; internal init; }

    /// <summary>The console's theme: <c>light</c>, <c>dark</c>, or one that the API has added since.</summary>
    public string? Theme { get; internal init; }

    internal static UserPreferences Read(ref JsonReader json)
    {
        json.ExpectObject();
        string? defaultProduct = null;
        string? defaultTeamId = null;
        bool? disableHotkeys = null;
        decimal? fontSize = null;
        string? theme = null;
        Dictionary<string, object?>? unknown = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("defaultProduct"u8))
            {
                defaultProduct = json.NextStringOrNull();
            }
            else if (json.ValueTextEquals("defaultTeamId"u8))
            {
                defaultTeamId = json.NextStringOrNull();
            }
            else if (json.ValueTextEquals("disableHotkeys"u8))
            {
                disableHotkeys = json.NextBooleanOrNull();
            }
            else if (json.ValueTextEquals("fontSize"u8))
            {
                fontSize = json.NextNumberOrNull();
            }
            else if (json.ValueTextEquals("theme"u8))
            {
                theme = json.NextStringOrNull();
            }
            else
            {
                json.NextUnknown(ref unknown);
            }
        }

        return new UserPreferences
        {
            DefaultProduct = defaultProduct,
            DefaultTeamId = defaultTeamId,
            DisableHotkeys = disableHotkeys,
            FontSize = fontSize,
            Theme = theme,
            Unknown = unknown,
        };
    }
}
