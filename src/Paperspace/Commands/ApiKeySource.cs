using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Security;
using Paperspace.Api;
using Paperspace.StoredKeys;

namespace Paperspace.Commands;

/// <summary>Where a key comes from when none is given.</summary>
internal static class ApiKeySource
{
    private const string Variable = "PAPERSPACE_API_KEY";
    private const string ConsoleHost = "ConsoleHost";
    private const string Ways =
        "give it with -ApiKey or through the pipeline, put it in $env:" + Variable + ", log in with pspace and name the team with -Team, or run Connect-Paperspace at an interactive prompt, which asks for it";

    /// <exception cref="PaperspaceException">There is none: <see cref="ErrorKind.NotConnected"/>.</exception>
    internal static (SecureString Key, KeySource Source) Find(PSHost host)
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(text))
        {
            return (SecureText.From(text!), KeySource.Environment);
        }

        if (PspaceKeys.FindCurrent() is { } stored)
        {
            return (SecureText.From(stored), KeySource.StoredKey);
        }

        return CanAsk(host)
            ? (Ask(host), KeySource.Prompt)
            : throw new PaperspaceException(
                ErrorKind.NotConnected, $"There is no API key, and nobody to ask for one: {Ways}.");
    }

    /// <summary>
    /// Whether a person can answer. A host that lets its runspace be used interactively names that runspace, so jobs,
    /// thread jobs and parallel runspaces, which may carry the same host, are known by being another one. Only the
    /// console's host reads from the console; an editor's asks in a window or a terminal of its own.
    /// </summary>
    private static bool CanAsk(PSHost host)
    {
        try
        {
            return Environment.UserInteractive
                && host.UI is not null
                && host is IHostSupportsInteractiveSession session
                && ReferenceEquals(session.Runspace, Runspace.DefaultRunspace)
                && !(host.Name == ConsoleHost && Console.IsInputRedirected);
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            // The engine's wrapper around a host throws where the host itself lacks the interface.
            return false;
        }
    }

    private static SecureString Ask(PSHost host)
    {
        try
        {
            host.UI.Write("Paperspace API key: ");
            return host.UI.ReadLineAsSecureString() ?? throw new HostException("The input ended.");
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            throw new PaperspaceException(
                ErrorKind.NotConnected, $"There is no API key, and the host could not ask for one: {Ways}.");
        }
    }
}
