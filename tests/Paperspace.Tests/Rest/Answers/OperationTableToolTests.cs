using System.Diagnostics;
using System.Text.RegularExpressions;
using Paperspace.Sandbox;

namespace Paperspace.Tests.Rest.Answers;

/// <summary>The program that makes the table of operations, with the document that the table was made of and with a newer one.</summary>
public sealed class OperationTableToolTests : IDisposable
{
    private readonly string _newer = Path.GetTempFileName();

    public void Dispose() => File.Delete(_newer);

    [Fact]
    public void The_table_is_that_of_the_document_and_another_document_is_told_apart()
    {
        Assert.Equal("Nothing changes.", Run(ApiDocument.File).Trim());

        string document = File.ReadAllText(ApiDocument.File);
        File.WriteAllText(_newer, Regex.Replace(document, "\"/os-templates\": *\\{", "\"/os-images\": {")
            .Replace("Fetch the next page of results after this cursor.", "The cursor.", StringComparison.Ordinal));
        string[] changes = Run(_newer).Split('\n');
        Assert.Contains("new: GET os-images", changes);
        Assert.Contains("gone: GET os-templates", changes);
        Assert.Contains("GET machines", changes);
        Assert.Contains("  + query\tafter\tstring\t\t\tThe cursor.", changes);
    }

    private static string Run(string document)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "tools/OperationTable.cs", "--", document])
        {
            WorkingDirectory = RepositoryPaths.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process tool = Process.Start(start)!;
        Task<string> errors = tool.StandardError.ReadToEndAsync();
        string output = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        Assert.Equal("", errors.Result);
        Assert.Equal(0, tool.ExitCode);
        return output;
    }
}
