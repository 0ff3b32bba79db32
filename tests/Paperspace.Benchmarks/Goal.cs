using Paperspace.Benchmarks.Shells;

namespace Paperspace.Benchmarks;

/// <summary>A figure and what it is compared with.</summary>
/// <param name="What">What a user does.</param>
/// <param name="Measured">The figure's name.</param>
/// <param name="Baseline">The name of the figure that it is divided by.</param>
/// <param name="ComparedWith">What the baseline is.</param>
/// <param name="Limit">The largest ratio that is good enough; null where the ratio is only reported.</param>
/// <param name="Shells">The names of the shells that it is measured in.</param>
internal sealed record Goal(string What, string Measured, string Baseline, string ComparedWith, double? Limit, params string[] Shells)
{
    private const string Engine = EngineShell.ShellName;
    private const string Pwsh = PwshShell.ShellName;

    public static readonly Goal[] All =
    [
        new("import, cold", "import", "import-bare-views", "an empty binary module with the same view files", 1.05, Engine, Pwsh),
        new("import, cold", "import", "import-bare", "an empty binary module without view files", null, Engine, Pwsh),
        new("import, in a running process", "import-again", "import-again-bare-views", "an empty binary module with the same view files", null, Engine, Pwsh),
        new("import, in a running process", "import-again", "import-again-bare", "an empty binary module without view files", null, Engine, Pwsh),
        new("import, connect and first session, cold", "first", "first-irm", "the first Invoke-RestMethod", 0.35, Pwsh),
        new("import, connect and first session, cold", "first", "first-bare", "import and first call of a bare cmdlet", null, Engine, Pwsh),
        new("import and first call of a bare cmdlet", "first-bare", "first-irm", "the first Invoke-RestMethod", null, Pwsh),
        new("import, connect and first session, as whole processes", "first-process", "first-irm-process", "the first Invoke-RestMethod", 0.65, Pwsh),
        new("import and first call of a bare cmdlet, as whole processes", "first-bare-process", "first-irm-process", "the first Invoke-RestMethod", null, Pwsh),
        new("Get-PaperspaceSession, warm", "session", "session-bare", "a bare cmdlet", 1.1, Engine, Pwsh),
        new("Get-PaperspaceSession, warm", "session", "session-web", "Invoke-RestMethod -WebSession", 0.4, Pwsh),
        new("Get-PaperspaceSession, warm", "session", "session-irm", "Invoke-RestMethod", 0.2, Pwsh),
        new("a session with 10,000 memberships", "large", "large-web", "Invoke-RestMethod -WebSession", 0.15, Pwsh),
        new("a session with 10,000 memberships", "large", "large-parse", "JsonDocument.Parse alone", 3, Engine, Pwsh),
        new("what it allocates", "large-allocated", "large-body", "the size of the body", 6, Engine),
        new("a session of twice the size", "larger", "large", "the time of half the size (linear: 2)", null, Engine),
        new("a session of four times the size", "largest", "large", "the time of a quarter of the size (linear: 4)", null, Engine),
        new("250 items with -Paginate", "pages", "pages-web", "the same loop with Invoke-RestMethod -WebSession", 0.6, Pwsh),
    ];
}
