using Paperspace.Api;

namespace Paperspace.Machines;

/// <summary>Why a machine did not arrive, in words that follow its name.</summary>
internal static class MachineFailures
{
    /// <summary>The event of its change says that it failed.</summary>
    internal static PaperspaceException Failed(AwaitedMachine awaited, MachineEvent change, Func<string, string> show)
    {
        string words = string.IsNullOrWhiteSpace(change.Error) ? "" : $": {show(change.Error!).TrimEnd('.')}";
        return new PaperspaceException(
            ErrorKind.OperationFailed,
            $"The event '{show(change.Name)}' ended with the state '{show(change.State)}'{words}.{StateOf(awaited)}");
    }

    /// <summary>It is not where it should be, and the time is over.</summary>
    internal static PaperspaceException Late(AwaitedMachine awaited)
    {
        string seconds = FormattableString.Invariant($"{awaited.Deadline.Limit.TotalSeconds:0} s");
        string failure = awaited.LastFailure is { } last ? $" It could not be looked at: {last.Message}" : "";
        return new PaperspaceException(
            ErrorKind.Timeout, $"It was not {awaited.Goal.Name} within {seconds}.{StateOf(awaited)}{failure}");
    }

    private static string StateOf(AwaitedMachine awaited) =>
        awaited.LastSeen is { } machine ? $" It was last seen in the state '{VisibleText.Of(machine.State)}'." : "";
}
