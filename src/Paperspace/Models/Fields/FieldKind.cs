using Paperspace.Json;

namespace Paperspace.Models.Fields;

/// <summary>What a field's value can be.</summary>
/// <param name="Read">Reads it from a document, as strictly as the contract has it.</param>
/// <param name="Rebuild">Makes it of what Clixml, a job or remoting left of it; it is never given null.</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal sealed record FieldKind<TValue>(JsonRead<TValue> Read, Func<object, TValue> Rebuild, bool IsNullable = false);
