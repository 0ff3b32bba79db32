using System.Collections.ObjectModel;
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
    private const string Ways =
        "Give the key with -ApiKey or through the pipeline, put it in $env:" + Variable + ", log in with pspace (its current team is used, or the one that -Team names), or run Connect-Paperspace at an interactive prompt, which asks for it.";

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
                ErrorKind.NotConnected, $"There is no API key, and nobody to ask for one. Set $env:{Variable}.{PspaceKeys.TeamsSentence()}")
            {
                Advice = Ways,
            };
    }

    /// <summary>
    /// Whether a person can answer. A host that lets its runspace be used interactively names that runspace, so thread
    /// jobs and parallel runspaces, which may carry the same host, are known by being another one.
    /// </summary>
    private static bool CanAsk(PSHost host)
    {
        try
        {
            return Environment.UserInteractive
                && host.UI is not null
                && host is IHostSupportsInteractiveSession session
                && ReferenceEquals(session.Runspace, Runspace.DefaultRunspace)
                && host.Name switch
                {
                    // The only one that reads from the console; an editor asks in a window or a terminal of its own.
                    "ConsoleHost" => !Console.IsInputRedirected,
                    // That of a job, which would be blocked until somebody looks at it.
                    "ServerRemoteHost" => false,
                    _ => true,
                };
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            // The engine's wrapper around a host throws where the host itself lacks the interface.
            return false;
        }
    }

    // As Read-Host does: what the host writes, it writes after it has made sure that it may ask.
    private static SecureString Ask(PSHost host)
    {
        const string Hint = "API keys are made in the Paperspace console (Team settings, API keys). Ctrl+C leaves.";
        var question = new FieldDescription("Paperspace API key");
        question.SetParameterType(typeof(SecureString));
        try
        {
            return host.UI.Prompt("", Hint, new Collection<FieldDescription> { question })?[question.Name]?.BaseObject as SecureString
                ?? throw new HostException("The input ended.");
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            throw new PaperspaceException(
                ErrorKind.NotConnected, $"There is no API key, and the host could not ask for one. Set $env:{Variable}.")
            {
                Advice = Ways,
            };
        }
    }
}
