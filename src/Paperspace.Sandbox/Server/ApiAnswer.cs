using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Paperspace.Sandbox.Server;

/// <summary>The API's answers other than errors.</summary>
internal static class ApiAnswer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A resource as it is now, while the caller holds its lock; its fields in camel case, and null stays.</summary>
    public static IResult Of<T>(T resource) =>
        Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(resource, Json), "application/json; charset=utf-8");
}
