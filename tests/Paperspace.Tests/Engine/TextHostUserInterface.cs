using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Paperspace.Tests.Engine;

/// <summary>Writes to the writers of a <see cref="TextHost"/>, with the prefixes that a console shows.</summary>
internal sealed class TextHostUserInterface(TextHost host) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new TextHostRawUserInterface(host);

    // No escape sequences: what is shown is read by tests and kept in files.
    public override bool SupportsVirtualTerminal => false;

    public override void Write(string value) => host.Output.Write(WithoutResets(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => host.Output.WriteLine(WithoutResets(value));

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteErrorLine(string value)
    {
        host.ErrorsShown++;
        host.Error.WriteLine(WithoutResets(value));
    }

    // A terminal draws progress over itself and clears it: nothing of it stays.
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw NobodyToAsk();

    public override SecureString ReadLineAsSecureString() => throw NobodyToAsk();

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) => throw NobodyToAsk();

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw NobodyToAsk();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) => throw NobodyToAsk();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName,
        PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NobodyToAsk();

    // The views end each coloured part with a reset, even where the colour is none. Nothing else is taken out: an escape
    // sequence that came from a server has to be seen.
    private static string WithoutResets(string value) => value.Replace(PSStyle.Instance.Reset, "", StringComparison.Ordinal);

    private static PSInvalidOperationException NobodyToAsk() =>
        new("This host is not interactive: there is nobody to answer a prompt.");
}
