using System.IO.Compression;
using System.Text;
using static Paperspace.Tests.Faults.Server.Answer;

namespace Paperspace.Tests.Faults;

/// <summary>Compressed answers that are corrupt, cut, mislabelled, or larger than any memory.</summary>
public sealed class CompressionFaults(FaultRuns<CompressionFaults> runs) : FaultTable<CompressionFaults>(runs), IFaultTable
{
    /// <summary>The limit for a body is 16 MiB; the buffer for it doubles on the way there, and PowerShell needs a little.</summary>
    private const int BombLimitMiB = 64;

    private const long BombSize = 256L * 1024 * 1024;

    // Not compressible, so that a cut is in the data and not in the first bytes.
    private static readonly byte[] Session = Encoding.UTF8.GetBytes(SessionJson);

    private static readonly (string Name, Func<Stream, Stream> Compress)[] Codings =
    [
        ("gzip", to => new GZipStream(to, CompressionLevel.Fastest)),
        ("deflate", to => new ZLibStream(to, CompressionLevel.Fastest)),
        ("br", to => new BrotliStream(to, CompressionLevel.Fastest)),
    ];

    // What a row allocates is read from the process's counters.
    public static int Concurrency => 1;

    public static IEnumerable<FaultCase> Cases { get; } =
    [
        .. Codings.SelectMany(coding => RowsOf(coding.Name, coding.Compress)),
        new("deflate without the frame of zlib", Http(200, Compress(to => new DeflateStream(to, CompressionLevel.Fastest), Session), "Content-Encoding: deflate"), FaultCase.Success),
        new("gzip, labelled br", Http(200, Compress(Codings[0].Compress, Session), "Content-Encoding: br"), "InvalidResponse"),
        new("br, labelled gzip", Http(200, Compress(Codings[2].Compress, Session), "Content-Encoding: gzip"), "InvalidResponse"),
        new("an unknown coding", Http(200, Session, "Content-Encoding: snail"), FaultCase.Success),
        new("gzip in gzip", Http(200, Compress(Codings[0].Compress, Compress(Codings[0].Compress, Session)), "Content-Encoding: gzip, gzip"), "InvalidResponse"),
        new("gzip that is not labelled", Http(200, Compress(Codings[0].Compress, Session)), "InvalidResponse"),
    ];

    private static IEnumerable<FaultCase> RowsOf(string coding, Func<Stream, Stream> compress)
    {
        string header = "Content-Encoding: " + coding;
        byte[] whole = Compress(compress, Session);
        byte[] corrupt = [.. whole];
        for (int i = whole.Length / 4; i < whole.Length / 2; i++)
        {
            corrupt[i] ^= 0x5A;
        }

        byte[] bomb = Bomb(compress);
        return
        [
            new($"{coding}", Http(200, whole, header), FaultCase.Success),
            new($"{coding}, corrupt in the middle", Http(200, corrupt, header), "InvalidResponse"),
            new($"{coding}, corrupt from the first byte", Http(200, [0xFF, 0xFE, .. whole[2..]], header), "InvalidResponse"),
            new($"{coding}, cut in the middle", Http(200, whole[..(whole.Length / 2)], header), "InvalidResponse"),
            new($"{coding}, cut after the first bytes", Http(200, whole[..3], header), "InvalidResponse"),
            new($"{coding}, of nothing", Http(200, Compress(compress, []), header), "InvalidResponse") { Says = "empty" },
            new($"{coding}, without a body", Http(200, "", header), "InvalidResponse"),
            new($"{coding}, and the connection closes in the middle", Raw([.. Encoding.Latin1.GetBytes(Head(200, Length(whole.Length), header)), .. whole[..(whole.Length / 2)]]), "ConnectionFailed"),
            new($"{coding}, and silence in the middle", ThenSilence(Head(200, header) + Encoding.Latin1.GetString(whole[..(whole.Length / 2)])), "Timeout") { TimeoutSec = 1 },
            new($"{coding}, an error", Http(404, Compress(compress, "{\"code\":\"X\",\"message\":\"words\"}"u8.ToArray()), header), "NotFound") { Says = "words" },
            new($"{coding}, a bomb of 256 MiB", Http(200, bomb, header), "ResponseTooLarge") { Says = "16 MiB", AllocationLimitMiB = BombLimitMiB },
            new($"{coding}, a bomb of 256 MiB without a length", Raw([.. Encoding.Latin1.GetBytes(Head(200, header)), .. bomb]), "ResponseTooLarge") { Says = "16 MiB", AllocationLimitMiB = BombLimitMiB },
            new($"{coding}, a bomb of 256 MiB for an error", Http(500, bomb, header), "ServerError") { AllocationLimitMiB = BombLimitMiB },
        ];
    }

    private static byte[] Compress(Func<Stream, Stream> compress, byte[] data)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = compress(compressed))
        {
            stream.Write(data);
        }

        return compressed.ToArray();
    }

    private static byte[] Bomb(Func<Stream, Stream> compress)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = compress(compressed))
        {
            byte[] spaces = new byte[1024 * 1024];
            Array.Fill(spaces, (byte)' ');
            for (long written = 0; written < BombSize; written += spaces.Length)
            {
                stream.Write(spaces);
            }
        }

        return compressed.ToArray();
    }
}
