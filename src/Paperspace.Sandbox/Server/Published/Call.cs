using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>A request for a published operation.</summary>
internal sealed class Call
{
    private Call(PublishedOperation operation, HttpContext context, RequestBody body)
    {
        RequestBody = body;
        Operation = operation;
        Context = context;
        Account = Authentication.AccountOf(context);
        var names = operation.Path.Split('/');
        Segments = [.. names.Select(name => name.StartsWith('{') ? (string)context.Request.RouteValues[name.Trim('{', '}')]! : name)];
        var isItem = names[^1].StartsWith('{');
        Key = isItem ? Segments[^1] : null;
        ListPath = string.Join('/', isItem ? names[..^1] : names);
        List = string.Join('/', isItem ? Segments[..^1] : Segments);
        Owner = names.Length > 2 && names[1].StartsWith('{') ? Segments[1] : "";
    }

    public PublishedOperation Operation { get; }

    public HttpContext Context { get; }

    public SampleAccount Account { get; }

    public RequestBody RequestBody { get; }

    public JsonObject Body => RequestBody.Fields;

    public string[] Segments { get; }

    /// <summary>What the path names in its list; null for the list itself.</summary>
    public string? Key { get; }

    /// <summary>The path of the list, and the same with its placeholders.</summary>
    public string List { get; }

    public string ListPath { get; }

    /// <summary>The id of what the list belongs to; nothing where it belongs to the team.</summary>
    public string Owner { get; }

    public string? Query(string name) => Context.Request.Query[name];

    public string? Text(string field) => RequestBody.Text(field);

    public static async Task<Call> ReadAsync(PublishedOperation operation, HttpContext context) =>
        new(operation, context, await RequestBody.ReadAsync(context));
}
