using System.Net;
using Paperspace.NetFramework;
using Paperspace.StoredKeys;

// As in a process that was made before TLS 1.2: only then is there something to raise.
#pragma warning disable CA5364 // That is what is checked.
ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls;
#pragma warning restore CA5364
SecurityProtocolType protocols = ServicePointManager.SecurityProtocol;

var checks = new Checks();
AnswerChecks.Run(checks);
SendingChecks.Run(checks);
ProxyChecks.Run(checks);
checks.Run("the files of pspace are read", () =>
{
    string home = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
    Directory.CreateDirectory(Path.Combine(home, ".paperspace"));
    try
    {
        File.WriteAllText(Path.Combine(home, ".paperspace", "credentials.toml"), "version = 1\n[keys]\nacme = \"key-of-acme\"\n");
        Environment.SetEnvironmentVariable("HOME", home);
        return PspaceKeys.Find("acme") == "key-of-acme";
    }
    finally
    {
        Directory.Delete(home, recursive: true);
    }
});
checks.Run("the process's TLS setting is left as it was", () => ServicePointManager.SecurityProtocol == protocols);

Console.WriteLine($"{checks.Passed} passed, {checks.Failed} failed on {Environment.Version}{(Checks.IsFramework ? "" : ", Mono")}");
return checks.Failed;
