using System.Management.Automation;
using Paperspace.Api;
using Paperspace.Rest;

namespace Paperspace.Commands;

/// <summary>Lists the published operations of the API with what they take and answer; makes no request.</summary>
[Cmdlet(VerbsCommon.Get, "PaperspaceOperation")]
[OutputType(typeof(Operation))]
public sealed class GetPaperspaceOperationCommand : PaperspaceCommand
{
    /// <summary>A view's name, for operations that were asked for by their path: it lists what they take.</summary>
    private const string DetailView = "Paperspace.Operation#Detail";

    /// <summary>
    /// Paths, with wildcards, or with values in place of their placeholders, such as <c>machines/ps123/start</c>. Without it,
    /// all operations.
    /// </summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OperationPathCompleter))]
    public string[]? Path { get; set; }

    /// <summary>Methods. Without it, all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateMethod]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string[]? Method { get; set; }

    /// <summary>Emits the operations, by path and method.</summary>
    protected override void ProcessRecord()
    {
        string[]? paths = Path is null ? null : Array.ConvertAll(Path, Published);
        bool isDetailed = paths is not null && !Array.Exists(paths, WildcardPattern.ContainsWildcardCharacters);
        var filter = new NameFilter<Operation>(paths, OperationTable.All, operation => [operation.Path]);
        foreach (Operation operation in OperationTable.All.Where(filter.Chooses).Where(IsWanted))
        {
            WriteObject(isDetailed ? Detailed(operation) : operation);
        }

        foreach (string path in filter.Unmatched)
        {
            WriteFailure(
                new PaperspaceException(
                    ErrorKind.NotFound,
                    $"No published operation has the path '{VisibleText.Of(path)}'; Get-PaperspaceOperation lists them all.")
                {
                    Advice = "Get-PaperspaceOperation without a path lists all, and takes wildcards; Invoke-PaperspaceRestMethod calls others too.",
                },
                path);
        }
    }

    private bool IsWanted(Operation operation) =>
        Method is null || Method.Contains(operation.Method, StringComparer.OrdinalIgnoreCase);

    /// <summary>The path as it is published, of one with values in place of its placeholders.</summary>
    private static string Published(string path)
    {
        string typed = path.Trim('/');
        return WildcardPattern.ContainsWildcardCharacters(typed) ? typed : OperationTable.All.FirstOrDefault(operation => operation.Matches(typed))?.Path ?? typed;
    }

    // A copy: PowerShell remembers a type name for the object itself, and the next list has it as well.
    private static PSObject Detailed(Operation operation)
    {
        PSObject detailed = PSObject.AsPSObject(operation.Copy());
        detailed.TypeNames.Insert(0, DetailView);
        return detailed;
    }
}
