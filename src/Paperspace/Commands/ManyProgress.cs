using System.Globalization;
using System.Management.Automation;
using Paperspace.Changes;

namespace Paperspace.Commands;

/// <summary>One bar for all that a cmdlet changes: how many have arrived, how many failed, and why nothing moves.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="activity">What it does, such as <c>Stopping</c>.</param>
/// <param name="one">What it does that to.</param>
/// <param name="many">The same for several.</param>
internal sealed class ManyProgress(Cmdlet cmdlet, string activity, string one = "machine", string many = "machines")
{
    private const int ActivityId = 2;

    private readonly HashSet<Throttle> _throttles = [];
    private int _all;
    private int _arrived;
    private int _failed;
    private bool _isShown;

    /// <summary>What one that has arrived is, such as <c>off</c>.</summary>
    internal string Goal { get; init; } = "done";

    internal void Add(Throttle throttle)
    {
        _all++;
        _throttles.Add(throttle);
    }

    internal void Arrived() => _arrived++;

    internal void Failed() => _failed++;

    internal void Show()
    {
        _isShown = true;
        Write(ProgressRecordType.Processing);
    }

    internal void End()
    {
        if (_isShown)
        {
            Write(ProgressRecordType.Completed);
        }
    }

    private void Write(ProgressRecordType type)
    {
        string all = Invariant($"{_all} {(_all == 1 ? one : many)}");
        string status = Invariant($"{_arrived} {Goal}") + (_failed > 0 ? Invariant($", {_failed} failed") : "");
        if (_throttles.Max(throttle => throttle.Remaining) is var pause && pause > TimeSpan.Zero)
        {
            status += Invariant($"; the API asks to pause, {Math.Ceiling(pause.TotalSeconds):0} s");
        }

        cmdlet.WriteProgress(new ProgressRecord(ActivityId, $"{activity} {all}", status)
        {
            RecordType = type,
            PercentComplete = _all == 0 ? 0 : 100 * (_arrived + _failed) / _all,
        });
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
