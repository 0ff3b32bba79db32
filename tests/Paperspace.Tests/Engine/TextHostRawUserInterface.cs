using System.Management.Automation.Host;

namespace Paperspace.Tests.Engine;

/// <summary>The dimensions of the terminal that a <see cref="TextHost"/> stands for; it has no screen and no keyboard.</summary>
internal sealed class TextHostRawUserInterface(TextHost host) : PSHostRawUserInterface
{
    private const int Height = 50;

    public override Size BufferSize
    {
        get => new(host.Width, Height);
        set => throw NoScreen();
    }

    public override Size WindowSize
    {
        get => new(host.Width, Height);
        set => throw NoScreen();
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 1;

    public override string WindowTitle { get; set; } = "";

    public override bool KeyAvailable => false;

    public override void FlushInputBuffer()
    {
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw NoScreen();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NoScreen();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NoScreen();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NoScreen();

    public override void ScrollBufferContents(
        Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NoScreen();

    private static NotSupportedException NoScreen() => new("This host has no screen and no keyboard.");
}
