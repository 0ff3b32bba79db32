using Paperspace.Api;
using Paperspace.Changes;

namespace Paperspace.Machines;

/// <summary>
/// A change that machines can be told. It is never sent again where it may have been made: a lost answer is settled by
/// looking at the machine.
/// </summary>
internal abstract class MachineChange
{
    private const int Looks = 3;

    // For a look whose change has used up its time.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    /// <summary>Sends it once.</summary>
    private protected abstract Task<ChangedMachine> SendAsync(MachineOperations operations, string id, CancellationToken stop);

    /// <summary>Whether a machine shows that the change was made, is under way or is not needed.</summary>
    private protected abstract bool IsSeenIn(Machine machine);

    /// <summary>Whether a machine that is not there shows it.</summary>
    private protected virtual bool IsRemoval => false;

    /// <summary>Whether the API's refusal may just mean that the machine is there, or on its way.</summary>
    private protected virtual bool MayBeNeedless => false;

    /// <summary>Makes the change.</summary>
    /// <param name="target">The machine.</param>
    /// <param name="slot">Held while a request is in flight.</param>
    /// <param name="stop">Ends it at once.</param>
    /// <exception cref="PaperspaceException">It was not made, or may not have been.</exception>
    internal async Task<ChangedMachine> MakeAsync(MachineTarget target, Slot slot, CancellationToken stop)
    {
        MachineAccount account = target.Account;
        try
        {
            return await ChangeSending.SendAsync(
                token => SendAsync(account.Operations, target.Id, token), account.Throttle, slot, target.Deadline, stop)
                .ConfigureAwait(false);
        }
        catch (PaperspaceException e) when (IsLost(e.Kind) || (MayBeNeedless && IsRefusal(e.Kind)))
        {
            return await SettleAsync(e, target, slot, stop).ConfigureAwait(false);
        }
    }

    private async Task<ChangedMachine> SettleAsync(
        PaperspaceException failure, MachineTarget target, Slot slot, CancellationToken stop)
    {
        (Machine? machine, PaperspaceException? unseen) = await LookAsync(target, slot, stop).ConfigureAwait(false);
        if (machine is not null ? IsSeenIn(machine) : IsRemoval && unseen!.Kind == ErrorKind.NotFound)
        {
            return new ChangedMachine(machine, EventId: null);
        }

        if (!IsLost(failure.Kind))
        {
            throw failure;
        }

        string found = machine is null
            ? $"it could not be looked at ({unseen!.Message})"
            : $"it is in the state '{VisibleText.Of(machine.State)}'";
        throw failure.WithMessage($"{failure.Message} The change may have been made all the same: {found}.");
    }

    private static async Task<(Machine? Machine, PaperspaceException? Failure)> LookAsync(
        MachineTarget target, Slot slot, CancellationToken stop)
    {
        MachineAccount account = target.Account;
        Deadline deadline = target.Deadline.Remaining > LastLook ? target.Deadline : new Deadline(LastLook);
        for (int look = 1; ; look++)
        {
            try
            {
                Machine machine = await ChangeSending.SendAsync(
                    token => account.Operations.GetAsync(target.Id, token), account.Throttle, slot, deadline, stop)
                    .ConfigureAwait(false);
                return (machine, null);
            }
            catch (PaperspaceException e) when (look == Looks || !StatusMap.IsTransient(e.Kind))
            {
                return (null, e);
            }
            catch (PaperspaceException e)
            {
                slot.GiveBack();
                TimeSpan wait = RetryDelay.Next(look);
                account.Operations.Journal.Add(observer => observer.Pausing(e, wait));
                await Task.Delay(wait, stop).ConfigureAwait(false);
                await slot.TakeAgainAsync(stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What says nothing about whether the change was made.</summary>
    internal static bool IsLost(ErrorKind kind) => kind is ErrorKind.Timeout or ErrorKind.ConnectionFailed
        or ErrorKind.ServerError or ErrorKind.InvalidResponse or ErrorKind.ResponseTooLarge;

    private static bool IsRefusal(ErrorKind kind) => kind is ErrorKind.Conflict or ErrorKind.BadRequest;
}
