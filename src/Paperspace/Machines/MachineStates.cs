namespace Paperspace.Machines;

/// <summary>The states of a machine (the API's document, <c>GET /machines/{id}</c>).</summary>
internal static class MachineStates
{
    internal const string Off = "off";
    internal const string Ready = "ready";
    internal const string Restarting = "restarting";

    /// <summary>Every documented one.</summary>
    internal static readonly string[] All =
        [Off, "starting", "stopping", Restarting, "serviceready", Ready, "upgrading", "provisioning"];

    /// <summary>Whether a machine leaves the state by itself.</summary>
    internal static bool IsPassing(string state) => state is not (Off or Ready) && Array.IndexOf(All, state) >= 0;
}
