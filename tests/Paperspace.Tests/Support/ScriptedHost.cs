using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Security;

namespace Paperspace.Tests.Support;

/// <summary>A host like that of an editor or a console: a person sits there, and answers what the test says.</summary>
public sealed class ScriptedHost : PSHost, IHostSupportsInteractiveSession
{
    private readonly Screen _screen;

    /// <param name="answer">What the person types where a masked answer is asked for; null ends the input.</param>
    public ScriptedHost(Func<string?> answer) => _screen = new Screen(answer);

    /// <summary>The runspace that the person types into.</summary>
    public Func<Runspace> Interactive { get; set; } = () => throw new NotSupportedException("Nothing was pushed.");

    /// <summary>What the host calls itself.</summary>
    public string NameOfHost { get; init; } = "Paperspace.Tests";

    /// <summary>What was asked.</summary>
    public IReadOnlyList<string> Questions => _screen.Questions;

    /// <summary>Hears every progress record as it is shown.</summary>
    public Action<ProgressRecord> OnProgress { set => _screen.OnProgress = value; }

    /// <summary>Picks an answer where several are offered, by its place.</summary>
    public Func<int> Choose { set => _screen.Choose = value; }

    public override string Name => NameOfHost;

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _screen;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public bool IsRunspacePushed => false;

    public Runspace Runspace => Interactive();

    /// <summary>A shell with somebody in front of it.</summary>
    public static (Shell Shell, ScriptedHost Host) OpenShell(Func<string?> answer)
    {
        var host = new ScriptedHost(answer);
        var shell = new Shell(host);
        host.Interactive = () => shell.Engine.Runspace;
        return (shell, host);
    }

    public void PushRunspace(Runspace runspace) => throw new NotSupportedException();

    public void PopRunspace() => throw new NotSupportedException();

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    private sealed class Screen(Func<string?> answer) : PSHostUserInterface
    {
        private readonly List<string> _questions = [];

        public IReadOnlyList<string> Questions => _questions;

        public Action<ProgressRecord>? OnProgress { get; set; }

        public Func<int> Choose { get; set; } = () => throw new NotSupportedException();

        public override PSHostRawUserInterface? RawUI => null;

        public override Dictionary<string, PSObject> Prompt(
            string caption, string message, Collection<FieldDescription> descriptions)
        {
            FieldDescription field = Assert.Single(descriptions);
            Assert.Equal(typeof(SecureString).FullName, field.ParameterTypeFullName);
            _questions.Add($"{caption}{message}{field.Label}{field.Name}: ");
            if (answer() is not { } text)
            {
                return null!;
            }

            var secure = new SecureString();
            foreach (char c in text)
            {
                secure.AppendChar(c);
            }

            return new Dictionary<string, PSObject> { [field.Name] = PSObject.AsPSObject(secure) };
        }

        public override void Write(string value)
        {
        }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        {
        }

        public override void WriteProgress(long sourceId, ProgressRecord record) => OnProgress?.Invoke(record);

        public override void WriteLine(string value)
        {
        }

        public override void WriteErrorLine(string value)
        {
        }

        public override void WriteDebugLine(string message)
        {
        }

        public override void WriteVerboseLine(string message)
        {
        }

        public override void WriteWarningLine(string message)
        {
        }

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override int PromptForChoice(
            string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => Choose();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption, string message, string userName, string targetName,
            PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();
    }
}
