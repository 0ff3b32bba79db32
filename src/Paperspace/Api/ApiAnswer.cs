namespace Paperspace.Api;

/// <summary>An answer, read to its end.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The bytes, after decompression; empty for none.</param>
/// <param name="Stop">Ends the reading of it, with the attempt.</param>
internal sealed record ApiAnswer(int Status, ArraySegment<byte> Body, CancellationToken Stop);
