namespace Paperspace.Sandbox.Server;

/// <summary>The environment variables of a shell in which the README's examples run against a sandbox.</summary>
internal static class ClientEnvironment
{
    /// <summary>The address and the key that the module takes, and the keys of two teams.</summary>
    public static IEnumerable<(string Name, string Value)> For(SandboxServer server) =>
    [
        ("PAPERSPACE_API_URL", server.BaseUri.ToString()),
        ("PAPERSPACE_API_KEY", SampleAccounts.Default.ApiKey),
        ("ACME_KEY", SampleAccounts.Default.ApiKey),
        ("GLOBEX_KEY", SampleAccounts.All.First(account => account.Team == "globex").ApiKey),
    ];
}
