namespace Paperspace.Connections;

/// <summary>What a connection's account has of each type, as it was listed last: Tab completes from it and makes no request.</summary>
internal sealed class KnownItems
{
    private readonly Dictionary<Type, object> _items = [];

    /// <summary>The items of a type; none where none were listed.</summary>
    internal IReadOnlyList<T> Of<T>() where T : ApiObject
    {
        lock (_items)
        {
            return _items.TryGetValue(typeof(T), out object? items) ? (IReadOnlyList<T>)items : [];
        }
    }

    internal void Set<T>(IReadOnlyList<T> items) where T : ApiObject
    {
        lock (_items)
        {
            _items[typeof(T)] = items;
        }
    }
}
