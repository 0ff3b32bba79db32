using Paperspace.Api;

namespace Paperspace.Changes;

/// <summary>
/// Holds back all changes of one account together once the API has answered one of them 429. When the pause is over, one
/// goes ahead; the others follow when it was taken.
/// </summary>
/// <param name="journal">Keeps what was refused, and for how long.</param>
internal sealed class Throttle(RequestJournal journal)
{
    // For a 429 that does not say for how long (the API publishes no limit).
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private TimeSpan _nextPause = FirstPause;
    private TimeSpan _pausedUntil = TimeSpan.MinValue;
    private int _pauses;
    private bool _isTried = true;
    private TaskCompletionSource<bool>? _trial;

    /// <summary>How long the account still pauses; zero when it does not.</summary>
    internal TimeSpan Remaining
    {
        get
        {
            lock (_gate)
            {
                TimeSpan remaining = _isTried ? TimeSpan.Zero : _pausedUntil - Clock.Now;
                return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
            }
        }
    }

    /// <summary>What the API said when it last refused a change for its rate; null when it never did.</summary>
    internal PaperspaceException? LastRefusal { get; private set; }

    /// <summary>Lets a request go ahead; null when it has to wait for <see cref="WaitAsync"/> first.</summary>
    internal Pass? TryEnter()
    {
        lock (_gate)
        {
            if (_isTried)
            {
                return new Pass(this, _pauses, trial: null);
            }

            if (_trial is not null || Clock.Now < _pausedUntil)
            {
                return null;
            }

            // Continuations run elsewhere: whoever ends the trial holds the gate.
            _trial = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            return new Pass(this, _pauses, _trial);
        }
    }

    /// <summary>Ends when it is worth trying again.</summary>
    internal Task WaitAsync(CancellationToken cancellation)
    {
        Task trial;
        lock (_gate)
        {
            if (_isTried)
            {
                return Task.CompletedTask;
            }

            if (_trial is null)
            {
                TimeSpan wait = _pausedUntil - Clock.Now;
                return wait > TimeSpan.Zero ? Task.Delay(wait, cancellation) : Task.CompletedTask;
            }

            trial = _trial.Task;
        }

        return trial.OrCancelled(cancellation);
    }

    private void Refuse(int pauses, PaperspaceException refusal)
    {
        TimeSpan? asked = refusal.RetryAfter;
        lock (_gate)
        {
            LastRefusal = refusal;
            TimeSpan until = Clock.Now + (asked ?? _nextPause);
            // Requests that were under way when the pause began tell nothing new, unless they are asked to wait longer.
            if (pauses == _pauses)
            {
                _pauses++;
                _isTried = false;
                _pausedUntil = until;
                if (asked is null)
                {
                    _nextPause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, _nextPause.Ticks * 2));
                }
            }
            else if (asked is not null && !_isTried && until > _pausedUntil)
            {
                _pausedUntil = until;
            }
        }

        TimeSpan wait = Remaining;
        journal.Add(observer => observer.Pausing(refusal, wait));
    }

    private void EndTrial(TaskCompletionSource<bool> trial, bool isRefused, bool isAccepted)
    {
        lock (_gate)
        {
            _trial = null;
            _isTried = !isRefused;
            if (isAccepted)
            {
                _nextPause = FirstPause;
            }
        }

        trial.SetResult(true);
    }

    /// <summary>A request that may be sent; disposed of when it is over.</summary>
    internal sealed class Pass(Throttle throttle, int pauses, TaskCompletionSource<bool>? trial) : IDisposable
    {
        private bool _isRefused;
        private bool _isAccepted;

        /// <summary>It was taken.</summary>
        internal void Accept() => _isAccepted = true;

        /// <summary>It was answered 429.</summary>
        internal void Refuse(PaperspaceException refusal)
        {
            _isRefused = true;
            throttle.Refuse(pauses, refusal);
        }

        public void Dispose()
        {
            if (trial is not null)
            {
                throttle.EndTrial(trial, _isRefused, _isAccepted);
            }
        }
    }
}
