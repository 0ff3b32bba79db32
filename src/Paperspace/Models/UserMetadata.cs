using Paperspace.Json;

namespace Paperspace;

/// <summary>What the API keeps about a user beside the account itself.</summary>
public sealed class UserMetadata : ApiObject
{
    internal UserMetadata()
    {
    }

    /// <summary>The answers of the core survey by question; null when there are none.</summary>
    public IDictionary<string, string>? CoreSurvey { get; internal init; }

    /// <summary>The answers of the Gradient survey by question; null when there are none.</summary>
    public IDictionary<string, string>? GradientSurvey { get; internal init; }

    /// <summary>
    /// Whether the user has accepted the Graphcore terms of service; false, the API's documented default, when the
    /// answer does not say.
    /// </summary>
    public bool GraphcoreTermsAccepted { get; internal init; }

    /// <summary>Tags for the user; null when there are none.</summary>
    public string? Tags { get; internal init; }

    internal static UserMetadata Read(ref JsonReader json)
    {
        json.ExpectObject();
        Dictionary<string, string>? coreSurvey = null;
        Dictionary<string, string>? gradientSurvey = null;
        bool graphcoreTermsAccepted = false;
        string? tags = null;
        Dictionary<string, object?>? unknown = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("coreSurvey"u8))
            {
                coreSurvey = json.NextStringsOrNull();
            }
            else if (json.ValueTextEquals("gradientSurvey"u8))
            {
                gradientSurvey = json.NextStringsOrNull();
            }
            else if (json.ValueTextEquals("graphcoreTermsAccepted"u8))
            {
                graphcoreTermsAccepted = json.NextBoolean();
            }
            else if (json.ValueTextEquals("tags"u8))
            {
                tags = json.NextStringOrNull();
            }
            else
            {
                json.NextUnknown(ref unknown);
            }
        }

        return new UserMetadata
        {
            CoreSurvey = coreSurvey,
            GradientSurvey = gradientSurvey,
            GraphcoreTermsAccepted = graphcoreTermsAccepted,
            Tags = tags,
            Unknown = unknown,
        };
    }
}
