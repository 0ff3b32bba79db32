using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>A request for a published operation.</summary>
internal sealed class Call
{
    private Call(PublishedOperation operation, HttpContext context)
    {
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

    public JsonObject Body { get; private set; } = [];

    /// <summary>What is wrong with the body.</summary>
    public IResult? BodyFault { get; private set; }

    public string[] Segments { get; }

    /// <summary>What the path names in its list; null for the list itself.</summary>
    public string? Key { get; }

    /// <summary>The path of the list, and the same with its placeholders.</summary>
    public string List { get; }

    public string ListPath { get; }

    /// <summary>The id of what the list belongs to; nothing where it belongs to the team.</summary>
    public string Owner { get; }

    public string? Query(string name) => Context.Request.Query[name];

    public string? Text(string field) => Body[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static async Task<Call> ReadAsync(PublishedOperation operation, HttpContext context)
    {
        var call = new Call(operation, context);
        if (operation.Body.Count == 0
            || (context.Request.ContentLength is null or 0 && !operation.Body.Any(field => field.IsRequired)))
        {
            return call;
        }

        try
        {
            call.Body = await JsonNode.ParseAsync(context.Request.Body) as JsonObject ?? [];
            var faults = operation.Body.Select(field => (field.Name, Fault: field.FaultOf(call.Body)));
            call.BodyFault = faults.FirstOrDefault(fault => fault.Fault is not null) is { Fault: { } fault, Name: var name }
                ? ApiError.BadRequest(name, fault) : null;
        }
        catch (JsonException)
        {
            call.BodyFault = ApiError.NoJson;
        }

        return call;
    }
}
