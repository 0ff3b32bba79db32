using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace;

/// <summary>How the user likes the web console. Each value is null when the user has not set it.</summary>
public sealed class UserPreferences : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<UserPreferences> Fields = new(() => new UserPreferences())
    {
        { "defaultProduct", OrNull(Text), Optional },
        { "defaultTeamId", OrNull(Text), Optional },
        { "disableHotkeys", OrNothing(Flag), Optional },
        { "fontSize", OrNothing(Number), Optional },
        { "theme", OrNull(Text), Optional },
    };

    internal UserPreferences()
    {
    }

    /// <summary>The product that the console opens with.</summary>
    public string? DefaultProduct { get; internal set; }

    /// <summary>The ID of the team that the console opens with.</summary>
    public string? DefaultTeamId { get; internal set; }

    /// <summary>Whether the console's hotkeys are off.</summary>
    public bool? DisableHotkeys { get; internal set; }

    /// <summary>The size of the console's font; the API does not document its unit.</summary>
    public decimal? FontSize { get; internal set; }

    /// <summary>The console's theme: <c>light</c>, <c>dark</c>, or one that the API has added since.</summary>
    public string? Theme { get; internal set; }
}
