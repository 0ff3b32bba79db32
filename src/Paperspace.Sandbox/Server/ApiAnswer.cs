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

    /// <summary>A resource, its fields in camel case; null stays.</summary>
    public static IResult Of<T>(T resource) => Results.Json(resource, Json);
}
