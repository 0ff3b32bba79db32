using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Management.Automation;
using Paperspace.Tests.StoredKeys;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Secrets;

/// <summary>A file of keys that cannot be read shows none of them, not even to whoever traces the process's exceptions.</summary>
[Collection(ProcessEnvironment.Name)]
public sealed class StoredKeyFileTests
{
    private const string Key = "stored-K3yThatNobodySees-7f1c";

    public static TheoryData<string> MalformedFiles =>
    [
        $"[keys]\nacme = '{Key}\n", $"[keys]\nacme = {Key}\n", $"[keys]\nacme = \"{Key}\\q\"\n", $"[keys]\nacme = \"{Key}\\ud800\"\n",
        $"[keys]\nacme = '{Key}' '{Key}'\n", $"[keys]\n{Key}\n", $"[{Key}\nacme = 1\n", $"[keys]\nacme = '{Key}'\nacme = '{Key}'\n",
        $"[keys]\nacme = '{Key}'\n[keys]\nb = 1\n", $"[keys]\nacme = '{Key}'\nacme.b = '{Key}'\n", $"[keys]\nacme = ['{Key}'\n",
        $"[keys]\nacme = {{ a = '{Key}', a = 1 }}\n", $"[keys]\n{Key} = 2024-99-99\n", $"[keys]\n{Key} = 99999999999999999999\n",
        $"[keys]\n{Key} = 0x\n", $"[keys]\n{Key}.a = 1\n{Key} = 2\n", $"[[keys]]\n{Key} = 1\n[keys]\n", $"[keys]\nacme = '{Key}\u0001'\n",
    ];

    [Theory]
    [MemberData(nameof(MalformedFiles))]
    public void A_malformed_file_is_never_repeated(string toml)
    {
        using var home = new PspaceHome().WithKeys(toml);
        using var shell = new Shell();
        using var exceptions = new ThrownExceptions();

        ErrorRecord error = shell.Fail("Connect-Paperspace -Team acme");

        error.IsDesigned("StoredKeyNotFound", ErrorCategory.ObjectNotFound);
        exceptions.WaitForThoseSoFar();
        Assert.DoesNotContain(exceptions.Texts, text => Repeats(text));
        Assert.False(Repeats(error.Exception.ToString()));
    }

    private static bool Repeats(string text) =>
        Enumerable.Range(0, Key.Length - 7).Any(at => text.Contains(Key.Substring(at, 8), StringComparison.Ordinal));

    /// <summary>Hears of each exception that .NET's runtime tells a tracer of: its type and its message.</summary>
    private sealed class ThrownExceptions : EventListener
    {
        private const EventKeywords Exceptions = (EventKeywords)0x8000;

        // Event sources are announced before the constructor runs.
        private readonly ConcurrentQueue<string>? _texts = new();

        public IEnumerable<string> Texts => _texts!;

        /// <summary>Events come later, and in order.</summary>
        public void WaitForThoseSoFar()
        {
            string last = Guid.NewGuid().ToString();
            try
            {
                throw new InvalidOperationException(last);
            }
            catch (InvalidOperationException)
            {
                Assert.True(SpinWait.SpinUntil(
                    () => Texts.Any(text => text.Contains(last, StringComparison.Ordinal)), TimeSpan.FromSeconds(30)));
            }
        }

        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "Microsoft-Windows-DotNETRuntime")
            {
                EnableEvents(source, EventLevel.Informational, Exceptions);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs written) =>
            _texts?.Enqueue(string.Join(" | ", written.Payload ?? []));
    }
}
