namespace Paperspace.Sandbox.Server.Resources;

/// <summary>What the API shows of a secret: never its value, which the sandbox does not even keep.</summary>
internal sealed record Secret(string Name, DateTime DtCreated, DateTime DtModified)
{
    public bool HasDeploymentAttached { get; init; }
}
