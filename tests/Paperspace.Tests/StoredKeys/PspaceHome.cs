using System.Text;

namespace Paperspace.Tests.StoredKeys;

/// <summary>A home folder of a test's own, with or without the files of pspace, for as long as the test runs.</summary>
public sealed class PspaceHome : IDisposable
{
    private readonly Dictionary<string, string?> _former = [];
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("paperspace-tests-");

    public PspaceHome()
    {
        Set("HOME", _home.FullName);
        Set("PAPERSPACE_API_KEY", null);
        Set("PAPERSPACE_API_URL", null);
    }

    public string Credentials => Path.Combine(_home.FullName, ".paperspace", "credentials.toml");

    public string Configuration => Path.Combine(_home.FullName, ".paperspace", "config.toml");

    public PspaceHome WithKeys(string toml) => With(Credentials, Encoding.UTF8.GetBytes(toml));

    public PspaceHome WithKeys(byte[] content) => With(Credentials, content);

    public PspaceHome WithConfiguration(string toml) => With(Configuration, Encoding.UTF8.GetBytes(toml));

    public void Set(string variable, string? value)
    {
        _former.TryAdd(variable, Environment.GetEnvironmentVariable(variable));
        Environment.SetEnvironmentVariable(variable, value);
    }

    public void Dispose()
    {
        foreach ((string variable, string? value) in _former)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        _home.Delete(recursive: true);
    }

    private PspaceHome With(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return this;
    }
}
