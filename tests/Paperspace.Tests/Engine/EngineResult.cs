using System.Collections.ObjectModel;
using System.Management.Automation;

namespace Paperspace.Tests.Engine;

/// <summary>Everything that a run in a <see cref="PowerShellEngine"/> left.</summary>
public sealed class EngineResult
{
    internal EngineResult(PowerShell powerShell, Collection<PSObject> output, ErrorRecord? terminatingError, TimeSpan? stopTook)
    {
        // Copies: the streams are gone once the PowerShell is disposed of.
        Output = output;
        Errors = [.. powerShell.Streams.Error];
        TerminatingError = terminatingError;
        Warnings = [.. powerShell.Streams.Warning.Select(record => record.Message)];
        Verbose = [.. powerShell.Streams.Verbose.Select(record => record.Message)];
        Debug = [.. powerShell.Streams.Debug.Select(record => record.Message)];
        Information = [.. powerShell.Streams.Information];
        Progress = [.. powerShell.Streams.Progress];
        HadErrors = powerShell.HadErrors;
        State = powerShell.InvocationStateInfo;
        StopTook = stopTook;
    }

    /// <summary>What the script emitted, also what came before a terminating error.</summary>
    public Collection<PSObject> Output { get; }

    /// <summary>The error stream. An error that ends only its statement is here too, as in a console.</summary>
    public IReadOnlyList<ErrorRecord> Errors { get; }

    /// <summary>The error that ended the whole run (<c>throw</c>, <c>-ErrorAction Stop</c>, a syntax error), if one did.</summary>
    public ErrorRecord? TerminatingError { get; }

    /// <summary><see cref="Errors"/> and then <see cref="TerminatingError"/>, if there is one.</summary>
    public IEnumerable<ErrorRecord> AllErrors => TerminatingError is null ? Errors : Errors.Append(TerminatingError);

    /// <summary>The warning stream.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The verbose stream.</summary>
    public IReadOnlyList<string> Verbose { get; }

    /// <summary>The debug stream.</summary>
    public IReadOnlyList<string> Debug { get; }

    /// <summary>The information stream.</summary>
    public IReadOnlyList<InformationRecord> Information { get; }

    /// <summary>The progress stream.</summary>
    public IReadOnlyList<ProgressRecord> Progress { get; }

    /// <summary>Whether PowerShell counts the run as one with errors; it counts silenced ones as well.</summary>
    public bool HadErrors { get; }

    /// <summary>How the run ended: completed, failed or stopped.</summary>
    public PSInvocationStateInfo State { get; }

    /// <summary>The time from the request to stop until the run had ended, if it was asked to stop.</summary>
    public TimeSpan? StopTook { get; }
}
