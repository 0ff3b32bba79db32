using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Paperspace.Sandbox.Server.Contract;

namespace Paperspace.Sandbox.Server.Published;

/// <summary>The body of a request, compared with what the API's document says of its operation.</summary>
internal sealed class RequestBody
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private RequestBody(JsonObject fields, IResult? fault) => (Fields, Fault) = (fields, fault);

    public JsonObject Fields { get; }

    /// <summary>The error to answer with; null where the body is what it may be.</summary>
    public IResult? Fault { get; }

    /// <summary>A field of any other type is null.</summary>
    public string? Text(string field) => Fields[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public decimal? Number(string field) => Fields[field] is JsonValue value && value.TryGetValue(out decimal number) ? number : null;

    public bool? Flag(string field) => Fields[field] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    public static async Task<RequestBody> ReadAsync(HttpContext context)
    {
        var operation = PublishedOperation.Of(context)!;
        if (ApiDocument.Body(operation.Method, operation.Path) is not { } schema
            || (context.Request.ContentLength is null or 0 && !operation.Body.Any(field => field.IsRequired)))
        {
            return new RequestBody([], null);
        }

        try
        {
            var body = await JsonNode.ParseAsync(context.Request.Body, null, Options);
            Issue[] issues = [.. Schemas.IssuesOf(body, schema)];
            return new RequestBody(body as JsonObject ?? [], issues.Length == 0 ? null : ApiError.BadRequest(issues));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Text that is no Unicode is found only where it is read.
            return new RequestBody([], ApiError.NoJson);
        }
    }
}
