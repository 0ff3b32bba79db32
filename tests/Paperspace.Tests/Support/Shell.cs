using System.Management.Automation;
using System.Management.Automation.Host;
using Paperspace.Tests.Engine;

namespace Paperspace.Tests.Support;

/// <summary>A shell window of a test: the real engine with the module imported, and short words for what tests ask of it.</summary>
public sealed class Shell(PSHost? host = null) : IDisposable
{
    /// <summary>A key that no sample account has, for servers that take any.</summary>
    public const string Key = "test-key-5f0c2a9b7d1e4638";

    public PowerShellEngine Engine { get; } = new(host);

    /// <summary>Connects with <see cref="Key"/> and makes the connection the default.</summary>
    public static Shell ConnectedTo(Uri baseUri, string options = "")
    {
        var shell = new Shell();
        shell.Succeed($"Connect-Paperspace -ApiKey $key -BaseUri $base {options}", ("key", Key), ("base", baseUri));
        return shell;
    }

    public EngineResult Run(string script, params (string Name, object? Value)[] variables) =>
        Engine.Run(script, variables.ToDictionary(variable => variable.Name, variable => variable.Value));

    /// <summary>Runs what must leave no error, and returns its output.</summary>
    public IReadOnlyList<PSObject> Succeed(string script, params (string Name, object? Value)[] variables)
    {
        EngineResult result = Run(script, variables);
        Assert.Empty(result.AllErrors.Select(error => error.ToString()));
        return result.Output;
    }

    /// <summary>Runs what must leave exactly one error, and returns it.</summary>
    public ErrorRecord Fail(string script, params (string Name, object? Value)[] variables) =>
        Assert.Single(Run(script, variables).AllErrors);

    public void Dispose() => Engine.Dispose();
}
