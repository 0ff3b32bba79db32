using Paperspace.Api;
using Paperspace.Machines;

namespace Paperspace.Commands;

/// <summary>Chooses machines by their states, and knows which of those asked for none can be in.</summary>
/// <param name="states">The states, with wildcards; null for any.</param>
internal sealed class StateFilter(string[]? states)
{
    private readonly HashSet<string> _seen = [];
    private readonly TextFilter _filter = new(states);

    /// <summary>The states that the API documents, for people. It may have others by now.</summary>
    internal static string Documented => string.Join(", ", MachineStates.All);

    /// <summary>What to tell of states that matched no machine so far, and are none that the API documents.</summary>
    internal IEnumerable<string> Warnings => (states ?? [])
        .Where(state => !MachineStates.All.Concat(_seen).Any(new TextFilter([state]).Matches))
        .Select(state => $"No machine is in the state '{VisibleText.Of(state)}', and the API documents none like it. It documents: {Documented}.");

    internal bool Matches(string state)
    {
        _seen.Add(state);
        return _filter.Matches(state);
    }
}
