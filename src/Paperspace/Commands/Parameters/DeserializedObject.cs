using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Paperspace.Commands.Parameters;

/// <summary>Makes an object of this module again from the property bag that Clixml, a job or remoting left of it.</summary>
internal static class DeserializedObject
{
    /// <summary>What the contract allows to be null, of what is no value type.</summary>
    private static readonly string[] NullableObjects =
    [
        nameof(MembershipTeam.PublicProfileImageUrl),
        nameof(User.FirstName),
        nameof(User.LastName),
        nameof(User.Preferences),
        nameof(UserMetadata.CoreSurvey),
        nameof(UserMetadata.GradientSurvey),
        nameof(UserMetadata.Tags),
        nameof(UserPreferences.DefaultProduct),
        nameof(UserPreferences.DefaultTeamId),
        nameof(UserPreferences.Theme),
    ];

    internal static T Rebuild<T>(PSObject bag) where T : ApiObject => (T)Rebuild(bag, typeof(T));

    private static object Rebuild(PSObject bag, Type type)
    {
        object rebuilt = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            object? value = bag.Properties[property.Name]?.Value;
            if (property.Name == nameof(ApiObject.AdditionalProperties))
            {
                CopyEntries(value, ((ApiObject)rebuilt).AdditionalProperties);
            }
            else if (property.SetMethod is not null)
            {
                property.SetValue(rebuilt, Convert(value, property));
            }
        }

        return rebuilt;
    }

    private static object? Convert(object? value, PropertyInfo property)
    {
        Type type = property.PropertyType;
        if (value is null)
        {
            return MayBeNull(property)
                ? null
                : throw new ArgumentTransformationMetadataException(
                    $"The deserialised object has lost its property {property.Name}.");
        }

        if (typeof(ApiObject).IsAssignableFrom(type))
        {
            return Rebuild(PSObject.AsPSObject(value), type);
        }

        if (type == typeof(IReadOnlyList<TeamMembership>))
        {
            return LanguagePrimitives.GetEnumerable(value).Cast<object>()
                .Select(item => Rebuild<TeamMembership>(PSObject.AsPSObject(item)))
                .ToArray();
        }

        if (type == typeof(IDictionary<string, string>))
        {
            var strings = new Dictionary<string, string>();
            foreach (DictionaryEntry entry in (IDictionary)PSObject.AsPSObject(value).BaseObject)
            {
                strings[(string)entry.Key] = (string)entry.Value!;
            }

            return strings;
        }

        return LanguagePrimitives.ConvertTo(value, type, CultureInfo.InvariantCulture);
    }

    private static bool MayBeNull(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || Array.IndexOf(NullableObjects, property.Name) >= 0;

    private static void CopyEntries(object? from, IDictionary<string, object?> to)
    {
        if ((from is PSObject wrapped ? wrapped.BaseObject : from) is IDictionary entries)
        {
            foreach (DictionaryEntry entry in entries)
            {
                to[(string)entry.Key] = entry.Value;
            }
        }
    }
}
