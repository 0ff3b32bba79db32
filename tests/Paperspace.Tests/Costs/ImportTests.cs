using Paperspace.Sandbox;
using Paperspace.Tests.Support;

namespace Paperspace.Tests.Costs;

/// <summary>What every script pays that imports the module.</summary>
public sealed class ImportTests
{
    private const string Assemblies = "[AppDomain]::CurrentDomain.GetAssemblies().ForEach{ $_.GetName().Name }";

    [Fact]
    public void An_import_loads_nothing_for_HTTP_and_JSON()
    {
        string[] before = LoadedBy("");
        string[] after = LoadedBy($"Import-Module '{RepositoryPaths.ModuleManifest}'");

        Assert.Contains(after, assembly => assembly.StartsWith("Paperspace-", StringComparison.Ordinal));
        Assert.DoesNotContain(before, IsForRequests);
        Assert.DoesNotContain(after, IsForRequests);
    }

    [Fact]
    public void Cmdlets_that_make_no_request_load_nothing_for_JSON()
    {
        string[] after = LoadedBy(
            $"Import-Module '{RepositoryPaths.ModuleManifest}'; Get-PaperspaceConnection; Disconnect-Paperspace -All");

        Assert.DoesNotContain("System.Text.Json", after);
    }

    private static string[] LoadedBy(string script) => PowerShellProcess.RunAsNew($"{script}; {Assemblies}");

    private static bool IsForRequests(string assembly) =>
        assembly is "System.Net.Http" or "System.Text.Json" or "System.Net.Security" or "Tomlyn";
}
