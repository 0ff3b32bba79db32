using Paperspace.Models.Fields;
using static Paperspace.Models.Fields.FieldKinds;
using static Paperspace.Models.Fields.Presence;

namespace Paperspace;

/// <summary>The user of a session: the one that the API key belongs to.</summary>
public sealed class User : ApiObject
{
    /// <summary>As the API's document has it.</summary>
    internal static readonly ModelFields<User> Fields = new(() => new User())
    {
        { "analyticsId", Number },
        { "dtConfirmed", OrNothing(Date) },
        { "dtCreated", Date },
        { "email", Text },
        { "firstName", OrNull(Text) },
        { "id", Text },
        { "isPasswordAuthEnabled", Flag },
        { "isPhoneVerified", Flag },
        { "isQrCodeBasedMfaConfirmed", Flag },
        { "isQrCodeBasedMfaEnabled", Flag },
        { "lastName", OrNull(Text) },
        { "metadata", Object(UserMetadata.Fields) },
        { "preferences", OrNull(Object(UserPreferences.Fields)), Optional },
        { "teamMemberships", ListOf(Object(TeamMembership.Fields)) },
    };

    internal User()
    {
    }

    /// <summary>An internal, numeric ID for the user.</summary>
    public decimal AnalyticsId { get; internal set; }

    /// <summary>The date the account was confirmed, in UTC; null when it was not.</summary>
    public DateTime? DtConfirmed { get; internal set; }

    /// <summary>The date the user was created, in UTC.</summary>
    public DateTime DtCreated { get; internal set; }

    /// <summary>The user's email address.</summary>
    public string Email { get; internal set; } = null!;

    /// <summary>The user's first name; null when not given.</summary>
    public string? FirstName { get; internal set; }

    /// <summary>A unique ID for the user.</summary>
    public string Id { get; internal set; } = null!;

    /// <summary>Whether the user has a password set.</summary>
    public bool IsPasswordAuthEnabled { get; internal set; }

    /// <summary>Whether the user's phone number has been verified.</summary>
    public bool IsPhoneVerified { get; internal set; }

    /// <summary>Whether the user has a QR code based MFA confirmed.</summary>
    public bool IsQrCodeBasedMfaConfirmed { get; internal set; }

    /// <summary>Whether the user has a QR code based MFA enabled.</summary>
    public bool IsQrCodeBasedMfaEnabled { get; internal set; }

    /// <summary>The user's last name; null when not given.</summary>
    public string? LastName { get; internal set; }

    /// <summary>Metadata about the user.</summary>
    public UserMetadata Metadata { get; internal set; } = null!;

    /// <summary>The user's preferences; null when there are none.</summary>
    public UserPreferences? Preferences { get; internal set; }

    /// <summary>The teams that the user is a member of.</summary>
    public IReadOnlyList<TeamMembership> TeamMemberships { get; internal set; } = null!;

    /// <summary>The email address.</summary>
    public override string ToString() => Email;
}
