using System.Globalization;
using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Connections;

namespace Paperspace.Commands;

/// <summary>What every cmdlet that makes requests has: Ctrl+C, verbose lines, progress.</summary>
public abstract class PaperspaceCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private ConnectionStore? _connections;
    private RequestJournal? _journal;
    private bool _showsProgress;
    private PaperspaceException? _waitsFor;

    private protected PaperspaceCommand() => Context = new RequestContext(new RequestObserver(this), _stop.Token);

    /// <summary>What its requests are made in.</summary>
    private protected RequestContext Context { get; }

    private protected CancellationToken Stop => Context.Stop;

    /// <summary>Keeps what requests on other threads do.</summary>
    private protected RequestJournal Journal => _journal ??= new RequestJournal(MayShowVerbose);

    /// <summary>The connections of the session that it runs in.</summary>
    private protected ConnectionStore Connections => _connections ??= ConnectionStore.Of(this);

    // A line about a request, cleared of secrets, costs a third of what a call allocates, and mostly nobody sees it.
    private bool MayShowVerbose =>
        MyInvocation.BoundParameters.ContainsKey("Verbose")
        || MyInvocation.BoundParameters.ContainsKey("Debug")
        || GetVariableValue("VerbosePreference") is not ActionPreference.SilentlyContinue;

    /// <summary>Writes a failure as the error that it is.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="target">What it happened to: the machine's name, the path, the team.</param>
    /// <param name="account">Whose it is, where the message is to tell that.</param>
    /// <param name="action">What to do next, where that is more than the kind of failure tells.</param>
    private protected void WriteFailure(
        PaperspaceException failure, string? target, Connection? account = null, string? action = null) =>
        WriteError(ErrorRecords.From(account is null ? failure : failure.WithMessage(Of(failure, account)), target, action));

    /// <summary>Does a step of the cmdlet's work: a failure is the error of its target alone, and Ctrl+C leaves none.</summary>
    private protected void Guard(string? target, Action step)
    {
        try
        {
            step();
        }
        catch (PaperspaceException e)
        {
            WriteFailure(e, target);
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private static string Of(PaperspaceException failure, Connection account) =>
        $"{failure.Message} (team {VisibleText.Of(account.Team)}, {VisibleText.Of(account.User)})";

    /// <summary>Writes what requests on other threads did.</summary>
    private protected void WriteJournal() => _journal?.TellTo(Context.Observer);

    /// <summary>Ends the request under way at once.</summary>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It had ended by itself.
        }
    }

    /// <summary>Releases what Ctrl+C is heard with.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what is still under way.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Dispose();
        }
    }

    private sealed class RequestObserver(PaperspaceCommand command) : IRequestObserver
    {
        public void Sending(Func<string> request)
        {
            if (command.MayShowVerbose)
            {
                command.WriteVerbose(request());
            }
        }

        public void Answered(int status, long length, TimeSpan duration)
        {
            if (command.MayShowVerbose)
            {
                command.WriteVerbose(string.Format(
                    CultureInfo.InvariantCulture, "Answered {0}, {1:N0} bytes, {2:N0} ms", status, length, duration.TotalMilliseconds));
            }
        }

        public void Retrying(PaperspaceException failure, int retry, int limit, TimeSpan wait)
        {
            command.WriteVerbose(string.Format(
                CultureInfo.InvariantCulture,
                "Retry {0} of {1} in {2:0.0} s: {3}",
                retry,
                limit,
                wait.TotalSeconds,
                failure.Message));
            command._showsProgress = wait >= TimeSpan.FromSeconds(1);
            command._waitsFor = failure;
        }

        public void Pausing(PaperspaceException failure, TimeSpan wait) => command.WriteVerbose(string.Format(
            CultureInfo.InvariantCulture, "Retry in {0:0.0} s: {1}", wait.TotalSeconds, failure.Message));

        public void Waiting(TimeSpan remaining)
        {
            if (!command._showsProgress)
            {
                return;
            }

            bool isOver = remaining <= TimeSpan.Zero;
            int seconds = (int)Math.Ceiling(remaining.TotalSeconds);
            command.WriteProgress(new ProgressRecord(0, $"Waiting to send {command._waitsFor?.Request} again", Reason(command._waitsFor))
            {
                RecordType = isOver ? ProgressRecordType.Completed : ProgressRecordType.Processing,
                SecondsRemaining = seconds,
            });
        }

        private static string Reason(PaperspaceException? failure) => failure switch
        {
            { RetryAfter: not null } => $"The API answered {failure.StatusCode} and asks to wait",
            { StatusCode: { } status } => $"The API answered {status}",
            _ => "The API did not answer",
        };
    }
}
