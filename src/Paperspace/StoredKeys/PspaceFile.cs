using System.Text;
using Paperspace.Api;

namespace Paperspace.StoredKeys;

/// <summary>
/// A file of the vendor's command-line tool <c>pspace</c>. It is only ever read: <c>pspace</c> overwrites what it cannot
/// parse, so nothing else may write there.
/// </summary>
internal static class PspaceFile
{
    /// <summary>The version of its files that <c>pspace</c> writes and this module knows.</summary>
    private const long KnownVersion = 1;

    /// <summary>In bytes; the real ones have a few hundred.</summary>
    private const int Limit = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The full path of a file of <c>pspace</c>, whether it exists or not.</summary>
    internal static string PathOf(string name)
    {
        string? home = Environment.GetEnvironmentVariable("HOME");
        return Path.Combine(
            string.IsNullOrEmpty(home) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) : home,
            ".paperspace",
            name);
    }

    /// <summary>The file's content; null when there is no such file.</summary>
    /// <exception cref="PaperspaceException">It cannot be read: <see cref="ErrorKind.StoredKeyNotFound"/>.</exception>
    internal static IDictionary<string, object>? Read(string path)
    {
        try
        {
            IDictionary<string, object> content = Toml.Read(ReadText(path));
            return content.TryGetValue("version", out object? version) && version is not KnownVersion
                ? throw Unreadable(path, "was written by a version of pspace that this module does not know")
                : content;
        }
        catch (AggregateException e) when (e.InnerException is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (TomlFormatException e)
        {
            throw Unreadable(path, e.Line is { } line ? $"is no TOML at line {line}" : "is no TOML");
        }
        catch (DecoderFallbackException)
        {
            throw Unreadable(path, "is no UTF-8");
        }
        catch (AggregateException e)
        {
            throw Unreadable(path, $"cannot be read ({e.InnerException!.GetType().Name})");
        }
    }

    private static string ReadText(string path)
    {
        // What stands at the path may be a pipe, which nobody may ever write to. A thread of its own, and none of the pool's:
        // those may all be busy, and one that is blocked for good would be missed.
        Task<byte[]> reading = Task.Factory.StartNew(
            () => ReadBytes(path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (!reading.Wait(Patience))
        {
            throw Unreadable(path, "does not come to an end");
        }

        byte[] bytes = reading.Result;
        if (bytes.Length > Limit)
        {
            throw Unreadable(path, "is too large for a file of pspace");
        }

        using var reader = new StreamReader(new MemoryStream(bytes), StrictUtf8);
        return reader.ReadToEnd();
    }

    /// <summary>The content, up to one byte more than the limit: what is no regular file has no length to ask for.</summary>
    private static byte[] ReadBytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while (content.Length <= Limit && (read = file.Read(buffer, 0, buffer.Length)) > 0)
        {
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static PaperspaceException Unreadable(string path, string fault) => new(
        ErrorKind.StoredKeyNotFound, $"The file {VisibleText.Of(path)} {fault}. It was left as it is, and nothing was sent.")
    {
        Advice = "Mend the file or who may read it, or give the key in another way: -ApiKey, the pipeline or $env:PAPERSPACE_API_KEY. 'pspace login' would write the file anew, without the keys that it cannot read.",
    };
}
