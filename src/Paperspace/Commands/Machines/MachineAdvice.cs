using Paperspace.Api;

namespace Paperspace.Commands;

/// <summary>What to do next where a machine was not changed, or may not have been.</summary>
internal static class MachineAdvice
{
    private const string GiveTime = "Raise -TimeoutSec: within it the command waits for as long as the API asks, and sends again.";

    /// <summary>Null where the kind of failure tells it.</summary>
    internal static string? For(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => "Get-PaperspaceMachine lists the machines of a team, with their ids.",
        ErrorKind.Timeout or ErrorKind.ConnectionFailed or ErrorKind.ServerError or ErrorKind.InvalidResponse =>
            "Look at it with Get-PaperspaceMachine before you change it again; Wait-PaperspaceMachine waits on, and -TimeoutSec says for how long.",
        ErrorKind.Conflict =>
            "Look at its state with Get-PaperspaceMachine; Wait-PaperspaceMachine waits until it is in none that passes.",
        ErrorKind.TooManyRequests => GiveTime,
        _ => null,
    };

    /// <summary>The same for a machine that was to be created: another one costs money.</summary>
    internal static string? ForCreation(ErrorKind kind) => kind switch
    {
        ErrorKind.Timeout or ErrorKind.ConnectionFailed or ErrorKind.ServerError or ErrorKind.InvalidResponse or ErrorKind.ResponseTooLarge =>
            "Before you create it again, look at the team's machines with Get-PaperspaceMachine: it may be there.",
        ErrorKind.TooManyRequests => GiveTime,
        _ => null,
    };
}
