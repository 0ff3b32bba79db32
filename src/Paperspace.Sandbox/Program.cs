using Paperspace.Sandbox.Commands;

const string Usage = """
    Usage:
      serve [--port N] [--delay SECONDS]
                         Run the sandbox, a loopback server that answers like the Paperspace API, until Ctrl+C.
                         Without --port it takes any free port. Its machines take 3 seconds to change, or --delay.
      tour               Start a sandbox and show in a real PowerShell what a user of the module sees.
      tour 'SCRIPT'      Run this PowerShell script instead, connected to the sandbox. Exits with what the script gives
                         to exit, else with 1 if it showed an error.
      shell              Open a PowerShell to try things in, connected to a sandbox that ends with it.
      --help             Show this text.
    """;

switch (args)
{
    case ["serve", .. var options] when ServeOptions.TryParse(options, out var serve):
        return await ServeCommand.RunAsync(serve.Port, serve.Delay);

    case ["tour"]:
        return await TourCommand.RunAsync();

    case ["tour", var script] when script is not ("--help" or "-h"):
        return await TourCommand.RunScriptAsync(script);

    case ["shell"]:
        return await ShellCommand.RunAsync();

    case [.., "--help" or "-h"]:
        Console.WriteLine(Usage);
        return 0;

    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
