using Paperspace.Sandbox.Commands;

const string Usage = """
    Usage:
      serve [--port N]   Run the sandbox, a loopback server that answers like the Paperspace API, until Ctrl+C.
                         Without --port it takes any free port.
      tour               Start a sandbox, load the module into PowerShell and show what a user sees.
      tour 'SCRIPT'      Run this PowerShell script instead, connected to the sandbox.
      run 'SCRIPT'       Run this PowerShell script in the engine alone: no sandbox, and no module imported.
      --help             Show this text.
    """;

switch (args)
{
    case ["serve"]:
        return await ServeCommand.RunAsync(port: 0);

    case ["serve", "--port", var text] when ushort.TryParse(text, out var port):
        return await ServeCommand.RunAsync(port);

    case ["tour"]:
        return await TourCommand.RunAsync();

    case ["tour", var script] when script is not ("--help" or "-h"):
        return await TourCommand.RunScriptAsync(script);

    case ["run", var script] when script is not ("--help" or "-h"):
        return RunCommand.Run(script);

    case [.., "--help" or "-h"]:
        Console.WriteLine(Usage);
        return 0;

    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
