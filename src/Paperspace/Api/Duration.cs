namespace Paperspace.Api;

/// <summary>Times as messages show them.</summary>
internal static class Duration
{
    /// <summary>In whole seconds, such as <c>90 s</c>.</summary>
    internal static string Seconds(TimeSpan time) => FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds):0} s");
}
