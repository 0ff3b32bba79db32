using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>An operation that the API publishes, as the module's table of operations describes it.</summary>
internal sealed record PublishedOperation(
    string Method, string Path, string Answer, IReadOnlyList<PublishedField> Query, IReadOnlyList<PublishedField> Body)
{
    public static IReadOnlyList<PublishedOperation> All { get; } = [.. Load()];

    /// <summary>The operation that a request is for; null where it is for none that is published.</summary>
    public static PublishedOperation? Of(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }
            ? All.FirstOrDefault(operation => operation.Method == context.Request.Method && $"/v1/{operation.Path}" == route.TrimEnd('/'))
            : null;

    private static IEnumerable<PublishedOperation> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Operations.tsv")!;
        using var table = new StreamReader(stream);
        List<PublishedField> query = [], body = [];
        while (table.ReadLine() is { } line)
        {
            switch (line.Split('\t'))
            {
                case ["dates" or "free" or "nested" or "shown", ..]:
                    break;
                case ["", var place, var name, _, var required, var values, ..]:
                    // What is nested in a field has its path for a name.
                    (place == "query" ? query : name.IndexOfAny(['.', '[']) < 0 ? body : []).Add(
                        new PublishedField(name, required == "required", values.Length == 0 ? [] : values.Split('|')));
                    break;
                case [var method, var path, var answer, ..]:
                    (query, body) = ([], []);
                    yield return new PublishedOperation(method, path, answer, query, body);
                    break;
            }
        }
    }
}

/// <summary>What an operation takes in its query or its body.</summary>
internal sealed record PublishedField(string Name, bool IsRequired, string[] Values);
