// Makes src/Paperspace/Rest/Operations.tsv, the table of published operations that Tab completes from, out of the API's
// OpenAPI document:
//
//     dotnet run tools/OperationTable.cs OPENAPI.json > src/Paperspace/Rest/Operations.tsv

using System.Text.Json;

if (args is not [var file])
{
    Console.Error.WriteLine("Usage: dotnet run tools/OperationTable.cs OPENAPI.json > src/Paperspace/Rest/Operations.tsv");
    return 2;
}

string[] methods = ["get", "head", "post", "put", "patch", "delete"];
using var document = JsonDocument.Parse(File.ReadAllBytes(file));
var lines =
    from path in document.RootElement.GetProperty("paths").EnumerateObject()
    from operation in path.Value.EnumerateObject()
    where methods.Contains(operation.Name)
    let summary = operation.Value.TryGetProperty("summary", out var text) ? text.GetString()! : ""
    orderby path.Name, Array.IndexOf(methods, operation.Name)
    select $"{operation.Name.ToUpperInvariant()}\t{path.Name.TrimStart('/')}\t{OneLine(summary)}";

Console.Out.NewLine = "\n";
foreach (var line in lines)
{
    Console.WriteLine(line);
}

return 0;

static string OneLine(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
