namespace Paperspace.Tests.Support;

/// <summary>The tests that change the environment, which all of the process shares: nothing else runs with them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessEnvironment
{
    public const string Name = "Process environment";

    /// <summary>Sets a variable until the result is disposed of.</summary>
    public static IDisposable Set(string variable, string? value)
    {
        var before = new Restoring(variable, Environment.GetEnvironmentVariable(variable));
        Environment.SetEnvironmentVariable(variable, value);
        return before;
    }

    private sealed class Restoring(string variable, string? value) : IDisposable
    {
        public void Dispose() => Environment.SetEnvironmentVariable(variable, value);
    }
}
