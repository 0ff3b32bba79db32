using Paperspace.Json;

namespace Paperspace;

/// <summary>The user of a session: the one that the API key belongs to.</summary>
public sealed class User : ApiObject
{
    internal User()
    {
    }

    /// <summary>An internal, numeric ID for the user.</summary>
    public decimal AnalyticsId { get; internal init; }

    /// <summary>The date the account was confirmed, in UTC; null when it was not.</summary>
    public DateTime? DtConfirmed { get; internal init; }

    /// <summary>The date the user was created, in UTC.</summary>
    public DateTime DtCreated { get; internal init; }

    /// <summary>The user's email address.</summary>
    public string Email { get; internal init; } = null!;

    /// <summary>The user's first name; null when not given.</summary>
    public string? FirstName { get; internal init; }

    /// <summary>A unique ID for the user.</summary>
    public string Id { get; internal init; } = null!;

    /// <summary>Whether the user has a password set.</summary>
    public bool IsPasswordAuthEnabled { get; internal init; }

    /// <summary>Whether the user's phone number has been verified.</summary>
    public bool IsPhoneVerified { get; internal init; }

    /// <summary>Whether the user has a QR code based MFA confirmed.</summary>
    public bool IsQrCodeBasedMfaConfirmed { get; internal init; }

    /// <summary>Whether the user has a QR code based MFA enabled.</summary>
    public bool IsQrCodeBasedMfaEnabled { get; internal init; }

    /// <summary>The user's last name; null when not given.</summary>
    public string? LastName { get; internal init; }

    /// <summary>Metadata about the user.</summary>
    public UserMetadata Metadata { get; internal init; } = null!;

    /// <summary>The user's preferences; null when there are none.</summary>
    public UserPreferences? Preferences { get; internal init; }

    /// <summary>The teams that the user is a member of.</summary>
    public IReadOnlyList<TeamMembership> TeamMemberships { get; internal init; } = null!;

    /// <summary>The email address.</summary>
    public override string ToString() => Email;

    internal static User Read(ref JsonReader json)
    {
        json.ExpectObject();
        decimal? analyticsId = null;
        (bool Present, DateTime? Value) dtConfirmed = default;
        DateTime? dtCreated = null;
        string? email = null;
        (bool Present, string? Value) firstName = default;
        string? id = null;
        bool? isPasswordAuthEnabled = null;
        bool? isPhoneVerified = null;
        bool? isQrCodeBasedMfaConfirmed = null;
        bool? isQrCodeBasedMfaEnabled = null;
        (bool Present, string? Value) lastName = default;
        UserMetadata? metadata = null;
        UserPreferences? preferences = null;
        TeamMembership[]? teamMemberships = null;
        Dictionary<string, object?>? unknown = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("analyticsId"u8))
            {
                analyticsId = json.NextNumber();
            }
            else if (json.ValueTextEquals("dtConfirmed"u8))
            {
                dtConfirmed = (true, json.NextDateTimeOrNull());
            }
            else if (json.ValueTextEquals("dtCreated"u8))
            {
                dtCreated = json.NextDateTime();
            }
            else if (json.ValueTextEquals("email"u8))
            {
                email = json.NextString();
            }
            else if (json.ValueTextEquals("firstName"u8))
            {
                firstName = (true, json.NextStringOrNull());
            }
            else if (json.ValueTextEquals("id"u8))
            {
                id = json.NextString();
            }
            else if (json.ValueTextEquals("isPasswordAuthEnabled"u8))
            {
                isPasswordAuthEnabled = json.NextBoolean();
            }
            else if (json.ValueTextEquals("isPhoneVerified"u8))
            {
                isPhoneVerified = json.NextBoolean();
            }
            else if (json.ValueTextEquals("isQrCodeBasedMfaConfirmed"u8))
            {
                isQrCodeBasedMfaConfirmed = json.NextBoolean();
            }
            else if (json.ValueTextEquals("isQrCodeBasedMfaEnabled"u8))
            {
                isQrCodeBasedMfaEnabled = json.NextBoolean();
            }
            else if (json.ValueTextEquals("lastName"u8))
            {
                lastName = (true, json.NextStringOrNull());
            }
            else if (json.ValueTextEquals("metadata"u8))
            {
                metadata = json.Next(UserMetadata.Read);
            }
            else if (json.ValueTextEquals("preferences"u8))
            {
                preferences = json.NextOrNull(UserPreferences.Read);
            }
            else if (json.ValueTextEquals("teamMemberships"u8))
            {
                teamMemberships = json.NextArray(TeamMembership.Read);
            }
            else
            {
                json.NextUnknown(ref unknown);
            }
        }

        json.RequirePresence(dtConfirmed.Present, "dtConfirmed");
        json.RequirePresence(firstName.Present, "firstName");
        json.RequirePresence(lastName.Present, "lastName");
        return new User
        {
            AnalyticsId = json.Required(analyticsId, "analyticsId"),
            DtConfirmed = dtConfirmed.Value,
            DtCreated = json.Required(dtCreated, "dtCreated"),
            Email = json.Required(email, "email"),
            FirstName = firstName.Value,
            Id = json.Required(id, "id"),
            IsPasswordAuthEnabled = json.Required(isPasswordAuthEnabled, "isPasswordAuthEnabled"),
            IsPhoneVerified = json.Required(isPhoneVerified, "isPhoneVerified"),
            IsQrCodeBasedMfaConfirmed = json.Required(isQrCodeBasedMfaConfirmed, "isQrCodeBasedMfaConfirmed"),
            IsQrCodeBasedMfaEnabled = json.Required(isQrCodeBasedMfaEnabled, "isQrCodeBasedMfaEnabled"),
            LastName = lastName.Value,
            Metadata = json.Required(metadata, "metadata"),
            Preferences = preferences,
            TeamMemberships = json.Required(teamMemberships, "teamMemberships"),
            Unknown = unknown,
        };
    }
}
