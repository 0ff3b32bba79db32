using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Paperspace.Tests.Help;

/// <summary>What a parameter is when it is not given, of a new object of the cmdlet.</summary>
internal static class HelpDefaults
{
    /// <summary>The default as help writes it; null where there is none.</summary>
    public static string? Of(CommandInfo command, ParameterMetadata parameter)
    {
        Type cmdlet = ((CmdletInfo)command).ImplementingType;
        if (cmdlet.GetProperty(parameter.Name)?.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "ApiFieldAttribute") == true)
        {
            // What is not given is not sent, whatever the property holds.
            return null;
        }

        object? value = cmdlet.GetProperty(parameter.Name)?.GetValue(Activator.CreateInstance(cmdlet))
            ?? (parameter.SwitchParameter ? false : null);
        string? text = Convert.ToString(value is SwitchParameter given ? given.IsPresent : value, CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
