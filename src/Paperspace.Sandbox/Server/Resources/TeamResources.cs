using System.Collections.Concurrent;
using Paperspace.Sandbox.Server.Published;

namespace Paperspace.Sandbox.Server.Resources;

/// <summary>What the teams own in one server: the sample data at first, and then what operations make of it.</summary>
internal sealed class TeamResources
{
    public TeamResources()
    {
        foreach (var team in SampleAccounts.All.DistinctBy(account => account.TeamId))
        {
            AddSamples(team);
        }
    }

    /// <summary>By id.</summary>
    public ConcurrentDictionary<string, Machine> Machines { get; } = new(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public ConcurrentDictionary<string, Project> Projects { get; } = new(StringComparer.Ordinal);

    /// <summary>By the project or team that has it, and its name.</summary>
    public ConcurrentDictionary<(string OwnerId, string Name), Secret> Secrets { get; } = new();

    /// <summary>By team and user.</summary>
    public ConcurrentDictionary<(string TeamId, string UserId), Member> Members { get; } = new();

    /// <summary>Whatever else there is.</summary>
    public Items Items { get; } = new();

    private void AddSamples(SampleAccount team)
    {
        Machine[] machines = [.. SampleMachines.Of(team)];
        foreach (var machine in machines)
        {
            Machines[machine.Id] = machine;
        }

        Member[] members = [.. SampleMembers.Of(team)];
        Items.AddSamples(team, machines, members.FirstOrDefault()?.User);
        foreach (var member in members)
        {
            Members[(member.TeamId, member.User.Id)] = member;
        }

        foreach (var secret in SampleProjects.SecretsOf(team))
        {
            Secrets[(team.TeamId, secret.Name)] = secret;
        }

        foreach (var project in SampleProjects.Of(team))
        {
            Projects[project.Id] = project;
            foreach (var secret in SampleProjects.SecretsOf(project))
            {
                Secrets[(project.Id, secret.Name)] = secret;
            }
        }
    }
}
