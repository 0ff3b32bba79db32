using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Paperspace.Sandbox.Commands;

/// <summary>Runs a script in the PowerShell engine and nothing else, to see what an import or a first call costs.</summary>
internal static class RunCommand
{
    /// <summary>Writes what the script emits, a line an object, and its errors.</summary>
    public static int Run(string script)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var powerShell = PowerShell.Create(runspace);
        try
        {
            foreach (var line in powerShell.AddScript(script).Invoke())
            {
                Console.WriteLine(line);
            }
        }
        catch (RuntimeException exception)
        {
            Console.Error.WriteLine(exception.Message);
        }

        foreach (var error in powerShell.Streams.Error)
        {
            Console.Error.WriteLine(error);
        }

        return powerShell.HadErrors ? 1 : 0;
    }
}
