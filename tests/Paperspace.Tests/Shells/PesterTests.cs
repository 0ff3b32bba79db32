using System.Diagnostics;
using System.Text.Json;
using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Shells;

/// <summary>The tests of a real shell (<c>tests/*.Tests.ps1</c>): Pester runs them all at once, and each is a row here.</summary>
public sealed class PesterTests
{
    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(RunSuite))]
    public void Pester_test(PesterResult test) => Assert.True(test.Result == "Passed", test.Message);

    /// <summary>Runs the suite. A file that cannot be loaded is a test that failed.</summary>
    /// <exception cref="InvalidOperationException">No test ran.</exception>
    public static async Task<IEnumerable<ITheoryDataRow>> RunSuite()
    {
        string results = Path.Combine(Path.GetTempPath(), $"paperspace-pester-{Guid.NewGuid()}.json");
        try
        {
            using Process shell = PowerShellProcess.Start(
                "-File", Path.Combine(RepositoryPaths.Root, "tests", "Invoke-PesterSuite.ps1"), "-PesterPath", BuildValue.Of("Pester"), "-ResultPath", results);
            Task<string> errors = shell.StandardError.ReadToEndAsync();
            string output = await shell.StandardOutput.ReadToEndAsync();
            await shell.WaitForExitAsync();
            PesterResult[] tests = File.Exists(results)
                ? JsonSerializer.Deserialize<PesterResult[]>(await File.ReadAllTextAsync(results))!
                : [];
            return tests.Length > 0
                ? tests.Select(AsRow)
                : throw new InvalidOperationException($"Pester ran no test in {PowerShellProcess.Command}.\n{output}\n{await errors}");
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static TheoryDataRow<PesterResult> AsRow(PesterResult test) => new(test)
    {
        Label = test.Name,
        Skip = test.Result is "Skipped" or "NotRun" ? test.Message ?? "Pester left it out." : null,
    };
}
