using System.Management.Automation;

namespace Paperspace.Commands;

/// <summary>Chooses by one text that may be any of several, with wildcards.</summary>
/// <param name="patterns">What was asked for; null for everything.</param>
internal sealed class TextFilter(string[]? patterns)
{
    private readonly WildcardPattern[]? _patterns = patterns is null
        ? null
        : Array.ConvertAll(
            patterns, pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));

    internal bool Matches(string text) => _patterns is null || Array.Exists(_patterns, pattern => pattern.IsMatch(text));
}
