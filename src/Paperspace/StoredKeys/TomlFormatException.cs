using System.Diagnostics.CodeAnalysis;

namespace Paperspace.StoredKeys;

/// <summary>A text is no TOML.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Never leaves this folder.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves this folder.")]
internal sealed class TomlFormatException(int? line) : Exception
{
    /// <summary>The line at which it stops being TOML, from 1; null when that is not known.</summary>
    internal int? Line { get; } = line;
}
