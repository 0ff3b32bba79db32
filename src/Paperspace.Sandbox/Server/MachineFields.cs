using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Paperspace.Sandbox.Server.Resources;

namespace Paperspace.Sandbox.Server;

/// <summary>The fields of a machine that a request sets, checked as the API checks them.</summary>
internal sealed class MachineFields
{
    private static readonly string[] Required = ["name", "machineType", "templateId", "diskSize", "region"];

    private readonly JsonElement _body;

    private MachineFields(JsonElement body) => _body = body;

    public string? Text(string name) => Find(name, JsonValueKind.String)?.GetString();

    public decimal? Number(string name) => Find(name, JsonValueKind.Number)?.GetDecimal();

    public bool? Flag(string name) => (Find(name, JsonValueKind.True) ?? Find(name, JsonValueKind.False))?.GetBoolean();

    /// <summary>The fields of a machine to create, or the error to answer with.</summary>
    public static async Task<(MachineFields Fields, IResult? Error)> ReadNewAsync(HttpRequest request)
    {
        var (fields, error) = await ReadAsync(request);
        if (error is null && Array.Find(Required, name => !fields._body.TryGetProperty(name, out _)) is { } missing)
        {
            error = ApiError.BadRequest(missing, "Required");
        }

        return (fields, error ?? fields.FaultOfValues());
    }

    /// <summary>The fields that a request changes, or the error to answer with.</summary>
    public static async Task<(MachineFields Fields, IResult? Error)> ReadAsync(HttpRequest request)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body);
            var fields = new MachineFields(document.RootElement.Clone());
            return (fields, fields._body.ValueKind == JsonValueKind.Object ? null : ApiError.BadRequest("", "Expected object"));
        }
        catch (JsonException)
        {
            return (new MachineFields(default), ApiError.NoJson);
        }
    }

    private IResult? FaultOfValues() =>
        Text("name") is not { Length: > 0 } ? ApiError.BadRequest("name", "String must contain at least 1 character(s)")
        : Text("machineType") is not { } type || !MachineCatalog.HasType(type) ? ApiError.BadRequest("machineType", "Unknown machine type")
        : Text("templateId") is not { } template || !MachineCatalog.HasTemplate(template)
            ? ApiError.BadRequest("templateId", "Unknown template")
        : Number("diskSize") is not > 0 ? ApiError.BadRequest("diskSize", "Number must be greater than 0")
        : Text("region") is not { } region || !MachineCatalog.HasRegion(region) ? ApiError.BadRequest("region", "Unknown region")
        : null;

    private JsonElement? Find(string name, JsonValueKind kind) =>
        _body.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
