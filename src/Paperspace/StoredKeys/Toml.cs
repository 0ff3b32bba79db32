using System.Collections;
using System.Reflection;

namespace Paperspace.StoredKeys;

/// <summary>
/// Reads TOML with Tomlyn, which this assembly carries as a resource. It is loaded where no other code of the process
/// finds it by name, so that no other module's copy can meet it, and only when a file is read.
/// </summary>
internal static class Toml
{
    private const string Resource = "Paperspace.StoredKeys.Tomlyn.dll";

    private static readonly Lazy<Func<string, IDictionary<string, object>>> Deserialize = new(LoadDeserializer);

    /// <exception cref="TomlFormatException">It is no TOML.</exception>
    internal static IDictionary<string, object> Read(string text)
    {
        try
        {
            return Deserialize.Value(text);
        }
        catch (Exception e) when (e.GetType().FullName == "Tomlyn.TomlException")
        {
            // Its message quotes the file, and with that perhaps a key.
            throw new TomlFormatException(e.GetType().GetProperty("Line")?.GetValue(e) as int?);
        }
    }

    private static Func<string, IDictionary<string, object>> LoadDeserializer()
    {
        Assembly tomlyn = Load();
        // The parser is asked for its findings: an exception of its own would quote the file to whoever traces the process.
        // It also refuses two values for one name, of which the deserializer takes the last.
        MethodInfo parse = tomlyn.GetType("Tomlyn.Parsing.SyntaxParser", throwOnError: true)!
            .GetMethod("Parse", [typeof(string), typeof(string), typeof(bool)])!;
        MethodInfo deserialize = tomlyn.GetType("Tomlyn.TomlSerializer", throwOnError: true)!
            .GetMethods()
            .Single(method => method is { Name: "Deserialize", IsGenericMethodDefinition: true }
                && method.GetParameters() is [{ } text, { } options]
                && text.ParameterType == typeof(string)
                && options.ParameterType.Name == "TomlSerializerOptions")
            .MakeGenericMethod(tomlyn.GetType("Tomlyn.Model.TomlTable", throwOnError: true)!);
        return text =>
        {
            object document = parse.Invoke(null, [text, null, true])!;
            if (Get(document, "HasErrors") is true)
            {
                throw new TomlFormatException(FirstLine((IEnumerable)Get(document, "Diagnostics")));
            }

            try
            {
                return (IDictionary<string, object>)deserialize.Invoke(null, [text, null])!;
            }
            catch (TargetInvocationException e) when (e.InnerException is not null)
            {
                throw e.InnerException;
            }
        };
    }

    private static int? FirstLine(IEnumerable findings) => findings.Cast<object>()
        .Select(finding => (int?)((int)Get(Get(Get(finding, "Span"), "Start"), "Line") + 1)).FirstOrDefault();

    // Some of Tomlyn's members are properties, some are fields.
    private static object Get(object target, string member) =>
        target.GetType().GetProperty(member)?.GetValue(target) ?? target.GetType().GetField(member)!.GetValue(target)!;

    private static Assembly Load()
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        return Platform.LoadApart(resource);
    }
}
