using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace Paperspace.Tests.Engine;

/// <summary>A PowerShell host that writes what a terminal would show as plain text, and has nobody to answer prompts.</summary>
public sealed class TextHost : PSHost
{
    private readonly TextHostUserInterface _userInterface;

    /// <summary>Creates a host that writes errors to <paramref name="error"/> and all else to <paramref name="output"/>.</summary>
    public TextHost(TextWriter output, TextWriter error, int width = 120)
    {
        Output = output;
        Error = error;
        Width = width;
        _userInterface = new TextHostUserInterface(this);
    }

    /// <summary>Where output, warnings, verbose and debug lines go.</summary>
    public TextWriter Output { get; set; }

    /// <summary>Where errors go.</summary>
    public TextWriter Error { get; set; }

    /// <summary>The terminal's width in characters.</summary>
    public int Width { get; set; }

    /// <summary>How many errors (or lines of them) were shown.</summary>
    public int ErrorsShown { get; internal set; }

    /// <summary>What a script gave to <c>exit</c>, if one did.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override string Name => "Paperspace.Tests";

    /// <inheritdoc/>
    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version ?? new Version(1, 0);

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override PSHostUserInterface UI => _userInterface;

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no nested prompt.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }
}
