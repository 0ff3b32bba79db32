using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using Paperspace.Api;

namespace Paperspace.Commands;

/// <summary>A value that Tab may offer, and what is known about it.</summary>
internal sealed record Completion(string Value, string Description)
{
    /// <summary>
    /// The same for a parameter that takes wildcards. What must not reach a terminal is matched by a <c>?</c>; not all versions
    /// of PowerShell escape the backtick, which would escape what follows it.
    /// </summary>
    internal Completion WithEscapedWildcards()
    {
        var text = new StringBuilder();
        foreach (char c in Value)
        {
            text.Append(VisibleText.IsInvisible(c) ? "?" : c is '*' or '?' or '[' or ']' or '`' ? "`" + c : c.ToString());
        }

        return this with { Text = text.ToString() };
    }

    /// <summary>What people know it by, where its value is an id: they may begin with it, and lists show it.</summary>
    internal string Name { get; init; } = "";

    /// <summary>Whether it can be written on a command line: PowerShell takes no empty one, and no terminal a hostile one.</summary>
    internal bool IsUsable => Text.Length > 0 && !Text.Any(VisibleText.IsInvisible);

    /// <summary>What the parameter gets; not yet quoted.</summary>
    internal string Text { get; private init; } = Value;

    internal CompletionResult ToResult() => new(
        NeedsQuotes(Text) ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(Text)}'" : Text,
        VisibleText.Of(Name.Length > 0 ? $"{Value} ({Name})" : Value),
        CompletionResultType.ParameterValue,
        // PowerShell takes none that is empty.
        VisibleText.Of(Description.Length > 0 ? Description : Value));

    private static bool NeedsQuotes(string text) =>
        !text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') || text.Length == 0 || text[0] is '-' or '.';
}

internal static class Completions
{
    /// <summary>The completions whose value or name begins with what was typed, with or without quotes around it.</summary>
    internal static IEnumerable<CompletionResult> StartingWith(this IEnumerable<Completion> completions, string typed)
    {
        string[] readings = [.. Readings(typed)];
        return completions
            .Where(completion => completion.IsUsable && readings.Any(prefix =>
                completion.Value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                || completion.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
                || completion.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .Select(completion => completion.ToResult());
    }

    // PowerShell hands over a word with its quotes but without their escapes, so that a quote at its beginning or end can
    // be a part of the value as well.
    private static IEnumerable<string> Readings(string typed)
    {
        yield return typed;
        if (typed is ['\'' or '"', ..])
        {
            yield return typed.Substring(1);
            if (typed.Length > 1 && typed[typed.Length - 1] == typed[0])
            {
                yield return typed.Substring(1, typed.Length - 2);
            }
        }
    }
}
