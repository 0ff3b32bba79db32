namespace Paperspace.Benchmarks.Shells;

/// <summary>Something that runs a PowerShell script in a fresh process.</summary>
internal interface IShell
{
    /// <summary>What the table calls it.</summary>
    string Name { get; }

    /// <summary>Whether it has <c>Invoke-RestMethod</c> and the other cmdlets of <c>Microsoft.PowerShell.Utility</c>.</summary>
    bool HasUtilityCmdlets { get; }

    /// <summary>The program and arguments that run <paramref name="script"/> and write its output, a line an object.</summary>
    (string Program, string[] Arguments) CommandFor(string script);
}
