namespace Paperspace.Sandbox.Server.Resources;

/// <summary>What belongs to one team, and only that team's keys reach.</summary>
internal interface ITeamOwned
{
    string TeamId { get; }
}
