namespace Paperspace.Tests.Support;

/// <summary>One shell for all cases of a table, where what one case leaves cannot matter to the next.</summary>
public sealed class SharedShell : IDisposable
{
    public Shell Shell { get; } = new();

    public void Dispose() => Shell.Dispose();
}
