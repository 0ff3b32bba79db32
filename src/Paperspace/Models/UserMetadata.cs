using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace;

/// <summary>What the API keeps about a user beside the account itself.</summary>
public sealed class UserMetadata : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<UserMetadata> Fields = new(() => new UserMetadata())
    {
        { "coreSurvey", OrNull(Texts), Optional },
        { "gradientSurvey", OrNull(Texts), Optional },
        { "graphcoreTermsAccepted", Flag, Optional },
        { "tags", OrNull(Text), Optional },
    };

    internal UserMetadata()
    {
    }

    /// <summary>The answers of the core survey by question; null when there are none.</summary>
    public IDictionary<string, string>? CoreSurvey { get; internal set; }

    /// <summary>The answers of the Gradient survey by question; null when there are none.</summary>
    public IDictionary<string, string>? GradientSurvey { get; internal set; }

    /// <summary>
    /// Whether the user has accepted the Graphcore terms of service; false, the API's documented default, when the
    /// answer does not say.
    /// </summary>
    public bool GraphcoreTermsAccepted { get; internal set; }

    /// <summary>Tags for the user; null when there are none.</summary>
    public string? Tags { get; internal set; }
}
