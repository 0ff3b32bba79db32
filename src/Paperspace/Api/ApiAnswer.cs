namespace Paperspace.Api;

/// <summary>What a 2xx answer holds.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The bytes, after decompression; empty for none.</param>
/// <param name="Stop">Ends the reading of it, with the attempt.</param>
internal readonly record struct ApiAnswer(int Status, ArraySegment<byte> Body, CancellationToken Stop);
