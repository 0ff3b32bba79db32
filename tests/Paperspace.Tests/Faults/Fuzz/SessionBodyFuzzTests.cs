using System.Text;
using Paperspace.Sandbox.Server;
using Paperspace.Tests.Faults.Server;

namespace Paperspace.Tests.Faults.Fuzz;

/// <summary>Sessions with a few bytes changed.</summary>
public sealed class SessionBodyFuzzTests(ITestOutputHelper output) : FuzzTests(output, Sessions)
{
    private const string Error = """{"code":"CONFLICT","message":"words","details":{"a":[1e3,"b"]}}""";

    private static readonly byte[][] Sessions =
        [.. SampleAccounts.All.Select(account => account.SessionJson).Append("null").Append(Error).Select(Encoding.UTF8.GetBytes)];

    // No length: the body ends with the connection, and so every change reaches the reader of JSON.
    private static readonly byte[] Head = Encoding.Latin1.GetBytes(Answer.Head(200));

    private protected override byte[] Complete(byte[] mutated, int original) => [.. Head, .. mutated];
}
