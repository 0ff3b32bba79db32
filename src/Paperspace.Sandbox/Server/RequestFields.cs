using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Paperspace.Sandbox.Server;

/// <summary>A required string field of a request's body.</summary>
internal sealed record Field(string Name, int MaxLength, Regex? Pattern = null)
{
    public string? FaultOf(string value) =>
        value.Length == 0 ? "String must contain at least 1 character(s)"
        : value.Length > MaxLength ? $"String must contain at most {MaxLength} character(s)"
        : Pattern?.IsMatch(value) == false ? "Invalid"
        : null;
}

/// <summary>Reads a request's body and checks it as the API does.</summary>
internal static class RequestFields
{
    /// <summary>The fields' values in the order asked for, or the error to answer with.</summary>
    public static async Task<(string[] Values, IResult? Error)> ReadAsync(HttpRequest request, params Field[] fields)
    {
        JsonElement body;
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body);
            body = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return ([], ApiError.NoJson);
        }

        var values = new List<string>();
        foreach (var field in fields)
        {
            if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(field.Name, out var value))
            {
                return ([], ApiError.BadRequest(field.Name, "Required"));
            }

            if (value.ValueKind != JsonValueKind.String)
            {
                return ([], ApiError.BadRequest(field.Name, "Expected string"));
            }

            if (field.FaultOf(value.GetString()!) is { } fault)
            {
                return ([], ApiError.BadRequest(field.Name, fault));
            }

            values.Add(value.GetString()!);
        }

        return ([.. values], null);
    }
}
