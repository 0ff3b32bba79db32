namespace Paperspace.Tests.Stopping;

/// <summary>Runs alone, so that other tests' work is not measured.</summary>
[CollectionDefinition("Stopping", DisableParallelization = true)]
public static class RunsAlone;
