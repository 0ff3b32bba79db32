using System.Text;

namespace Paperspace.Tests.Faults.Fuzz;

/// <summary>Changes bytes at random, but the same way for the same seed and number.</summary>
internal static class Mutation
{
    // What parsers are known to trip over.
    private static readonly byte[][] Fragments = [.. new[]
    {
        "null", "true", "{", "}", "[", "]", "\"", "\\", ",", ":", "{}", "[]", "\"\"", "\\ud800", "\\u0000", "\\u001b",
        "0", "-", "-0", "1e400", "1E-400", "99999999999999999999999999999", ".5", "1.", "NaN", "//", "\uFEFF", "\0",
        "\u001b[31m", "\u009b", "\r\n", "\n", "\r", "\r\n\r\n", " ", "\t", ";", "=", "HTTP/1.1", "200", "100", "302",
        "Content-Length: ", "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n",
        "Retry-After: ", "Location: /\r\n", "Connection: keep-alive\r\n", "ffffffff", "2147483648", "7fffffffffffffff",
        "$", "code", "message", "__proto__",
    }.Select(Encoding.UTF8.GetBytes)];

    internal static byte[] Of(byte[] original, int seed, int number)
    {
        var random = new Random(unchecked((seed * 397) ^ number));
        List<byte> bytes = [.. original];
        do
        {
            Change(bytes, random);
        }
        while (random.Next(3) == 0);

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        int at = random.Next(bytes.Count + 1);
        int length = random.Next(Math.Min(bytes.Count - at, random.Next(2) == 0 ? 4 : 64) + 1);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.RemoveRange(at, Math.Min(length, 4));
                bytes.InsertRange(at, Fragments[random.Next(Fragments.Length)]);
                break;
            case 5 when random.Next(8) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                byte[] noise = new byte[random.Next(16)];
                random.NextBytes(noise);
                bytes.InsertRange(at, noise);
                break;
            default:
                bytes.InsertRange(at, Fragments[random.Next(Fragments.Length)]);
                break;
        }
    }
}
