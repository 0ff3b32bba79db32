using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>
/// Chooses items by any of their names: literally first, then, where nothing is literally so called, with wildcards.
/// </summary>
internal sealed class NameFilter<T>
{
    private readonly HashSet<T>? _chosen;

    /// <param name="patterns">What was asked for; null for everything.</param>
    /// <param name="items">What there is.</param>
    /// <param name="names">The names of an item.</param>
    internal NameFilter(string[]? patterns, IReadOnlyCollection<T> items, Func<T, string[]> names)
    {
        if (patterns is null)
        {
            return;
        }

        _chosen = [];
        foreach (string pattern in patterns)
        {
            var found = items.Where(item => names(item).Contains(pattern, StringComparer.OrdinalIgnoreCase)).ToList();
            if (found.Count == 0)
            {
                // Also where all its wildcards are escaped: so does Tab complete a name that has such characters.
                bool isWildcard = TryMatch(pattern, items, names, out found)
                    && WildcardPattern.ContainsWildcardCharacters(pattern);
                if (found.Count == 0 && !isWildcard)
                {
                    Unmatched.Add(pattern);
                }
            }

            _chosen.UnionWith(found);
        }
    }

    /// <summary>What was asked for without wildcards, and is not there.</summary>
    internal List<string> Unmatched { get; } = [];

    internal bool Chooses(T item) => _chosen?.Contains(item) ?? true;

    /// <summary>False for what is no pattern, such as a single <c>[</c>: it can only be a name.</summary>
    private static bool TryMatch(
        string pattern, IReadOnlyCollection<T> items, Func<T, string[]> names, out List<T> found)
    {
        try
        {
            var wildcard = new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            wildcard.IsMatch("");
            found = items.Where(item => names(item).Any(wildcard.IsMatch)).ToList();
            return true;
        }
        catch (WildcardPatternException)
        {
            found = [];
            return false;
        }
    }
}
