using System.Collections;
using System.Management.Automation;
using System.Reflection;
using Paperspace.Json;

namespace Paperspace.Models.Fields;

/// <summary>A model as the contract says it: the table of its fields. What reads and rebuilds it walks this table.</summary>
internal abstract class ModelFields : IEnumerable<Field>
{
    /// <summary>The table of a model, which it has as the static <c>Fields</c>.</summary>
    internal static ModelFields Of(Type model) =>
        (ModelFields)model.GetField("Fields", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;

    /// <inheritdoc/>
    public abstract IEnumerator<Field> GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <inheritdoc cref="ModelFields"/>
/// <param name="create">Makes an empty one.</param>
internal sealed class ModelFields<TModel>(Func<TModel> create) : ModelFields where TModel : ApiObject
{
    private readonly List<Field<TModel>> _fields = [];

    /// <summary>Adds a field; in the order of the API's document.</summary>
    /// <param name="name">Its name in JSON. The property has the same name, in PascalCase.</param>
    /// <param name="kind">What it can be.</param>
    /// <param name="presence">Whether every document has it.</param>
    internal void Add<TValue>(string name, FieldKind<TValue> kind, Presence presence = Presence.Required) =>
        _fields.Add(new Field<TModel, TValue>(name, presence == Presence.Required, kind));

    /// <summary>Reads one from a document, at whose object the reader stands.</summary>
    /// <exception cref="JsonShapeException">It is not of the documented shape.</exception>
    internal TModel Read(ref JsonReader json)
    {
        json.ExpectObject();
        TModel model = create();
        Dictionary<string, object?>? unknown = null;
        ulong seen = 0;
        int next = 0;
        while (json.NextProperty())
        {
            int at = Find(ref json, next);
            if (at < 0)
            {
                json.NextUnknown(ref unknown);
                continue;
            }

            json.Read();
            _fields[at].Read(ref json, model);
            seen |= 1UL << at;
            next = at + 1;
        }

        if (seen == 0 && json.CurrentDepth == 0 && IsError(unknown))
        {
            throw json.IsError();
        }

        for (int i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].IsRequired && (seen & (1UL << i)) == 0)
            {
                throw json.Missing(_fields[i].Name);
            }
        }

        model.SetAdditionalProperties(unknown);
        return model;
    }

    /// <summary>Makes one of the bag of properties that Clixml, a job or remoting left of it.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A property is missing, or not what it was.</exception>
    internal TModel Rebuild(PSObject bag)
    {
        TModel model = create();
        foreach (Field<TModel> field in _fields)
        {
            object? value = bag.Properties[field.Property]?.Value;
            if (value is not null)
            {
                Rebuild(field, value, model);
            }
            else if (field.IsRequired && !field.IsNullable)
            {
                throw new ArgumentTransformationMetadataException(
                    $"The deserialised object has lost its property {field.Property}.");
            }
        }

        model.SetAdditionalProperties(PlainValue.OfEntries(bag.Properties[nameof(ApiObject.AdditionalProperties)]?.Value));
        return model;
    }

    /// <inheritdoc/>
    public override IEnumerator<Field> GetEnumerator() => _fields.GetEnumerator();

    private static void Rebuild(Field<TModel> field, object value, TModel model)
    {
        try
        {
            field.Rebuild(value, model);
        }
        catch (Exception e) when (e is PSInvalidCastException or InvalidCastException)
        {
            throw new ArgumentTransformationMetadataException(
                $"The property {field.Property} of the deserialised object is not what it was.");
        }
    }

    // The API may answer an error as if it were a success; a model of which nothing is required would take it for its own.
    private static bool IsError(Dictionary<string, object?>? members) =>
        members is not null
        && members.TryGetValue("code", out object? code) && code is string
        && members.TryGetValue("message", out object? message) && message is string;

    // The API writes fields in the order of its document, so that each is mostly the one after the last.
    private int Find(ref JsonReader json, int next)
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            int at = next + i < _fields.Count ? next + i : next + i - _fields.Count;
            if (_fields[at].IsAt(ref json))
            {
                return at;
            }
        }

        return -1;
    }
}
