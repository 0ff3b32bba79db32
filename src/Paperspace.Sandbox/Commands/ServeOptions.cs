using System.Globalization;

namespace Paperspace.Sandbox.Commands;

/// <summary>What <c>serve</c> can be told.</summary>
/// <param name="Port">The port to listen at; 0 for any free one.</param>
/// <param name="Delay">How long machines take to change.</param>
internal sealed record ServeOptions(int Port, TimeSpan Delay)
{
    /// <summary>False for what it cannot be told.</summary>
    public static bool TryParse(string[] arguments, out ServeOptions options)
    {
        options = new ServeOptions(0, ServeCommand.UsualDelay);
        for (var rest = arguments.AsSpan(); rest.Length > 0; rest = rest[2..])
        {
            if (rest is ["--port", var port, ..] && ushort.TryParse(port, CultureInfo.InvariantCulture, out var number))
            {
                options = options with { Port = number };
            }
            else if (rest is ["--delay", var delay, ..]
                && double.TryParse(delay, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds <= TimeSpan.FromDays(1).TotalSeconds)
            {
                options = options with { Delay = TimeSpan.FromSeconds(seconds) };
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
