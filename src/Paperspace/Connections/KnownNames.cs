namespace Paperspace.Connections;

/// <summary>
/// The ids that answers to a connection's account have shown, with their names, by the collection that they are of, such as
/// <c>os-templates</c>: Tab completes from it and makes no request.
/// </summary>
internal sealed class KnownNames
{
    // As many as anybody completes from: a long list is not kept.
    private const int MostRemembered = 1000;

    private readonly Dictionary<string, Dictionary<string, string>> _collections = [];

    /// <summary>The names by id; none where none were seen.</summary>
    internal IReadOnlyDictionary<string, string> Of(string collection)
    {
        lock (_collections)
        {
            return _collections.TryGetValue(collection, out Dictionary<string, string>? names) ? new Dictionary<string, string>(names) : [];
        }
    }

    internal void Add(string collection, string id, string name)
    {
        lock (_collections)
        {
            if (!_collections.TryGetValue(collection, out Dictionary<string, string>? names))
            {
                _collections[collection] = names = new(StringComparer.Ordinal);
            }

            if (names.Count < MostRemembered || names.ContainsKey(id))
            {
                names[id] = name;
            }
        }
    }

    internal void Remove(string collection, string id)
    {
        lock (_collections)
        {
            if (_collections.TryGetValue(collection, out Dictionary<string, string>? names))
            {
                names.Remove(id);
            }
        }
    }
}
