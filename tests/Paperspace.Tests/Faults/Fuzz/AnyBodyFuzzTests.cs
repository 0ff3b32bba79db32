using System.Management.Automation;
using System.Text;
using Paperspace.Tests.Faults.Server;

namespace Paperspace.Tests.Faults.Fuzz;

/// <summary>Answers of any operation with a few bytes changed; what still is JSON is emitted, whatever it holds.</summary>
public sealed class AnyBodyFuzzTests(ITestOutputHelper output) : FuzzTests(output, Documents)
{
    private static readonly byte[][] Documents = [.. new[]
    {
        """{"items":[{"id":"ps1","dtCreated":"2019-08-24T14:15:22Z","ram":1e3},{"ID":1,"id":2}],"hasMore":true,"nextPage":"c"}""",
        """{"id":"a","ID":"b","":null,"PSObject":{"a":[[],{}]},"number":123456789012345678901234567890,"real":1.5e-7}""",
        """[1,"two",null,true,{"three":[3]}]""",
        """{"code":"NOT_FOUND","message":"words","details":{"a":[1,"b"]}}""",
        "\"text\"",
    }.Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[] Head = Encoding.Latin1.GetBytes(Answer.Head(200));

    private protected override PSCommand Call =>
        new PSCommand().AddCommand("Invoke-PaperspaceRestMethod").AddParameter("Path", "machines");

    private protected override void AssertResult(IEnumerable<PSObject> output)
    {
        // A document of any kind, also null, of which nothing is emitted.
    }

    private protected override byte[] Complete(byte[] mutated, int original) => [.. Head, .. mutated];
}
