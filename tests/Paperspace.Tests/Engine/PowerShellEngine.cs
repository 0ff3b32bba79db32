using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Engine;

/// <summary>The real PowerShell engine with the module imported: one runspace, as one shell window is.</summary>
public sealed class PowerShellEngine : IDisposable
{
    private readonly PSHost _host;

    static PowerShellEngine()
    {
        // The engine reports each import to Microsoft unless told not to; nothing here leaves this machine.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        RemoveColours(PSStyle.Instance);
    }

    /// <summary>Opens a runspace and imports the module into it.</summary>
    /// <param name="host">What shows text and answers prompts; by default a <see cref="TextHost"/> that shows nothing.</param>
    /// <param name="languageMode">The language mode after the import, as in a session that an administrator set up.</param>
    /// <param name="threadOptions">On which thread scripts run.</param>
    /// <param name="manifestPath">The module's manifest; by default the one that this repository's build left.</param>
    public PowerShellEngine(
        PSHost? host = null,
        PSLanguageMode languageMode = PSLanguageMode.FullLanguage,
        PSThreadOptions threadOptions = PSThreadOptions.Default,
        string? manifestPath = null)
    {
        var initialState = InitialSessionState.CreateDefault2();
        initialState.LanguageMode = languageMode;
        initialState.ThrowOnRunspaceOpenError = true;
        initialState.ImportPSModule([manifestPath ?? RepositoryPaths.ModuleManifest]);
        if (OperatingSystem.IsWindows())
        {
            // Elsewhere there is no execution policy. The usual one of Windows refuses the module's view files.
            initialState.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _host = host ?? new TextHost(TextWriter.Null, TextWriter.Null);
        Runspace = RunspaceFactory.CreateRunspace(_host, initialState);
        Runspace.ThreadOptions = threadOptions;
        try
        {
            Runspace.Open();
        }
        catch
        {
            Runspace.Dispose();
            throw;
        }
    }

    /// <summary>The runspace, for what the methods here do not offer.</summary>
    public Runspace Runspace { get; }

    /// <summary>Runs a script and returns all that it left. Errors are returned, never thrown.</summary>
    /// <param name="script">The script; it runs in the runspace's global scope, so what it sets stays for the next run.</param>
    /// <param name="variables">Variables to set first, in the global scope.</param>
    /// <param name="stopAfter">When to stop the run as Ctrl+C does.</param>
    /// <param name="stop">Stops the run as Ctrl+C does.</param>
    public EngineResult Run(
        string script,
        IDictionary<string, object?>? variables = null,
        TimeSpan? stopAfter = null,
        CancellationToken stop = default)
    {
        foreach (var (name, value) in variables ?? new Dictionary<string, object?>())
        {
            Runspace.SessionStateProxy.SetVariable(name, value);
        }

        return Run(new PSCommand().AddScript(script), stopAfter, stop);
    }

    /// <summary>Runs a pipeline of commands, which a no-language runspace accepts as well.</summary>
    /// <inheritdoc cref="Run(string, IDictionary{string, object?}?, TimeSpan?, CancellationToken)"/>
    /// <param name="pipeline">The commands.</param>
    /// <param name="stopAfter">When to stop the run as Ctrl+C does.</param>
    /// <param name="stop">Stops the run as Ctrl+C does.</param>
    public EngineResult Run(PSCommand pipeline, TimeSpan? stopAfter = null, CancellationToken stop = default)
    {
        using var powerShell = PowerShell.Create(Runspace);
        powerShell.Commands = pipeline;

        long? stopRequested = null;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var registration = stopping.Token.Register(() =>
        {
            stopRequested = Stopwatch.GetTimestamp();
            _ = powerShell.StopAsync(null, null);
        });
        if (stopAfter is { } delay)
        {
            stopping.CancelAfter(delay);
        }

        var output = new Collection<PSObject>();
        ErrorRecord? terminatingError = null;
        try
        {
            powerShell.Invoke(input: null, output);
        }
        catch (PipelineStoppedException)
        {
            // Stopped on request: the result's state says so.
        }
        catch (RuntimeException exception)
        {
            terminatingError = exception.ErrorRecord;
        }

        TimeSpan? stopTook = stopRequested is { } since ? Stopwatch.GetElapsedTime(since) : null;
        return new EngineResult(powerShell, output, terminatingError, stopTook);
    }

    /// <summary>Runs a script and returns the text that a user would see, errors included.</summary>
    /// <param name="script">The script.</param>
    /// <param name="width">The width of the user's terminal.</param>
    /// <exception cref="InvalidOperationException">This engine has another host than a <see cref="TextHost"/>.</exception>
    public string RunToText(string script, int width = 120)
    {
        var host = RequireTextHost();
        var (output, error, formerWidth) = (host.Output, host.Error, host.Width);
        using var text = new StringWriter();
        (host.Output, host.Error, host.Width) = (text, text, width);
        try
        {
            Show(script);
        }
        finally
        {
            (host.Output, host.Error, host.Width) = (output, error, formerWidth);
        }

        return text.ToString();
    }

    /// <summary>Runs a script and shows in the host what a user would see.</summary>
    /// <returns>Whether it showed no error.</returns>
    /// <exception cref="InvalidOperationException">This engine has another host than a <see cref="TextHost"/>.</exception>
    public bool Show(string script)
    {
        var host = RequireTextHost();
        var errorsBefore = host.ErrorsShown;
        using var powerShell = PowerShell.Create(Runspace);
        powerShell.AddScript(script);

        // As the console does: errors go with the output, so that both appear in the order in which they came.
        powerShell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        powerShell.AddCommand("Out-Default");
        try
        {
            powerShell.Invoke();
        }
        catch (RuntimeException exception)
        {
            ShowError(exception.ErrorRecord, host);
        }

        return host.ErrorsShown == errorsBefore;
    }

    /// <inheritdoc/>
    public void Dispose() => Runspace.Dispose();

    // The views put colours into the text and leave it to the host to take them out. Here they are not put in: a host
    // that takes all escape sequences out would hide those that the module lets through from a server.
    private static void RemoveColours(PSStyle style)
    {
        style.OutputRendering = OutputRendering.PlainText;
        style.Formatting.FormatAccent = "";
        style.Formatting.TableHeader = "";
        style.Formatting.CustomTableHeaderLabel = "";
        style.Formatting.Error = "";
        style.Formatting.ErrorAccent = "";
    }

    // Shows an error that ended a script. Only the console itself can hand it to Out-Default as an error; as an object it
    // looks the same, but goes to the output.
    private void ShowError(ErrorRecord error, TextHost host)
    {
        if (error.InvocationInfo is null)
        {
            // A syntax error has no position to show here, and without one PowerShell's view of it stays empty.
            host.UI.WriteErrorLine($"{error.CategoryInfo.Category}: {error.Exception.Message}");
            return;
        }

        host.ErrorsShown++;
        var output = host.Output;
        host.Output = host.Error;
        try
        {
            using var powerShell = PowerShell.Create(Runspace);
            powerShell.AddCommand("Out-Default").AddParameter("InputObject", error).Invoke();
        }
        finally
        {
            host.Output = output;
        }
    }

    private TextHost RequireTextHost() =>
        _host as TextHost ?? throw new InvalidOperationException($"Text is shown by a {nameof(TextHost)} only.");
}
