namespace Paperspace.NetFramework;

/// <summary>Runs checks one after the other, and says of each whether it holds.</summary>
internal sealed class Checks
{
    /// <summary>Whether this is .NET Framework itself. Mono has another HTTP stack, which fails in its own ways.</summary>
    internal static bool IsFramework { get; } = Type.GetType("Mono.Runtime") is null;

    internal int Passed { get; private set; }

    internal int Failed { get; private set; }

    internal void Run(string what, Func<bool> holds)
    {
        string? fault;
        try
        {
            fault = holds() ? null : "it is not so";
        }
#pragma warning disable CA1031 // Whatever it is, it is this check's fault, and the next one runs.
        catch (Exception e)
#pragma warning restore CA1031
        {
            fault = e.ToString();
        }

        (Passed, Failed) = fault is null ? (Passed + 1, Failed) : (Passed, Failed + 1);
        Console.WriteLine(fault is null ? $"ok: {what}" : $"FAILED: {what}: {fault}");
    }
}
