namespace Paperspace.Sandbox.Server.Resources;

/// <summary>The projects that the teams have at first, and the secrets of both.</summary>
internal static class SampleProjects
{
    private static readonly string[] Names = ["Protein folding", "Search ranking", "Weather, next week", "Übersetzung"];
    private static readonly string[] Secrets = ["DB_PASSWORD", "HF_TOKEN", "WANDB_API_KEY"];

    private static readonly string[] TeamSecrets = ["REGISTRY_TOKEN", "S3_ACCESS_KEY"];

    public static IEnumerable<Project> Of(SampleAccount team) =>
        Names.Select((name, index) => new Project(
            team.TeamId,
            SampleIds.Of("pr", team.Team, index),
            name,
            new DateTime(2023, 3 + index, 14, 15, 9, 26, DateTimeKind.Utc)));

    public static IEnumerable<Secret> SecretsOf(SampleAccount team) =>
        TeamSecrets.Select((name, index) => new Secret(
            name, new DateTime(2023, 2, 1 + index, 9, 0, 0, DateTimeKind.Utc), new DateTime(2023, 8, 1 + index, 9, 0, 0, DateTimeKind.Utc)));

    public static IEnumerable<Secret> SecretsOf(Project project) =>
        Secrets.Select((name, index) => new Secret(
            name, project.DtCreated.AddDays(index), project.DtCreated.AddDays(10 * index)));
}
