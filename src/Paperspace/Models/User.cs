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
        { "analyticsId", Number, (user, value) => user.AnalyticsId = value },
        { "dtConfirmed", OrNothing(Date), (user, value) => user.DtConfirmed = value },
        { "dtCreated", Date, (user, value) => user.DtCreated = value },
        { "email", Text, (user, value) => user.Email = value },
        { "firstName", OrNull(Text), (user, value) => user.FirstName = value },
        { "id", Text, (user, value) => user.Id = value },
        { "isPasswordAuthEnabled", Flag, (user, value) => user.IsPasswordAuthEnabled = value },
        { "isPhoneVerified", Flag, (user, value) => user.IsPhoneVerified = value },
        { "isQrCodeBasedMfaConfirmed", Flag, (user, value) => user.IsQrCodeBasedMfaConfirmed = value },
        { "isQrCodeBasedMfaEnabled", Flag, (user, value) => user.IsQrCodeBasedMfaEnabled = value },
        { "lastName", OrNull(Text), (user, value) => user.LastName = value },
        { "metadata", Object(UserMetadata.Fields), (user, value) => user.Metadata = value },
        { "preferences", OrNull(Object(UserPreferences.Fields)), (user, value) => user.Preferences = value, Optional },
        { "teamMemberships", ListOf(Object(TeamMembership.Fields)), (user, value) => user.TeamMemberships = value },
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
