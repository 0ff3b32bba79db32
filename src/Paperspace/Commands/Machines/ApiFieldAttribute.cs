using System.Management.Automation;
using System.Reflection;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>A parameter that is a field of what is sent.</summary>
/// <param name="name">The API's name of the field.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ApiFieldAttribute(string name) : Attribute
{
    /// <summary>The fields that were given, by the API's names.</summary>
    internal static Dictionary<string, object> ValuesOf(PSCmdlet cmdlet)
    {
        var values = new Dictionary<string, object>();
        foreach (PropertyInfo property in cmdlet.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<ApiFieldAttribute>() is { } field
                && cmdlet.MyInvocation.BoundParameters.ContainsKey(property.Name))
            {
                values.Add(field.Name, property.GetValue(cmdlet)!);
            }
        }

        return values;
    }

    internal static byte[] ToJson(Dictionary<string, object> values) => JsonBody.From(values);

    /// <summary>The API's name of the field.</summary>
    internal string Name => name;
}
