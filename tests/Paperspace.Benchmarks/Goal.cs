namespace Paperspace.Benchmarks;

/// <summary>A figure and what it is compared with.</summary>
/// <param name="What">What a user does.</param>
/// <param name="Measured">The figure's name.</param>
/// <param name="Baseline">The name of the figure that it is divided by.</param>
/// <param name="ComparedWith">What the baseline is.</param>
/// <param name="Limit">The largest ratio that is good enough; null where the ratio is only reported.</param>
internal sealed record Goal(string What, string Measured, string Baseline, string ComparedWith, double? Limit)
{
    public static readonly Goal[] All =
    [
        new("import, cold", "import", "import-bare-views", "an empty binary module with the same view files", 1.05),
        new("import, cold", "import", "import-bare", "an empty binary module without view files", null),
        new("import, in a running process", "import-again", "import-again-bare-views", "an empty binary module with the same view files", null),
        new("import, in a running process", "import-again", "import-again-bare", "an empty binary module without view files", null),
        new("import, connect and first session, cold", "first", "first-irm", "the first Invoke-RestMethod", 0.35),
        new("import, connect and first session, cold", "first", "first-bare", "import and first call of a bare cmdlet", null),
        new("import and first call of a bare cmdlet", "first-bare", "first-irm", "the first Invoke-RestMethod", null),
        new("import, connect and first session, as whole processes", "first-process", "first-irm-process", "the first Invoke-RestMethod", 0.65),
        new("import and first call of a bare cmdlet, as whole processes", "first-bare-process", "first-irm-process", "the first Invoke-RestMethod", null),
        new("Get-PaperspaceSession, warm", "session", "session-bare", "a bare cmdlet", 1.1),
        new("Get-PaperspaceSession, warm", "session", "session-web", "Invoke-RestMethod -WebSession", 0.4),
        new("Get-PaperspaceSession, warm", "session", "session-irm", "Invoke-RestMethod", 0.2),
        new("a session with 10,000 memberships", "large", "large-web", "Invoke-RestMethod -WebSession", 0.15),
        new("a session with 10,000 memberships", "large", "large-parse", "JsonDocument.Parse alone", 3),
        new("what it allocates", "large-allocated", "large-body", "the size of the body", 6),
        new("a session of twice the size", "larger", "large", "the time of half the size (linear: 2)", null),
        new("a session of four times the size", "largest", "large", "the time of a quarter of the size (linear: 4)", null),
        new("250 items with -Paginate", "pages", "pages-web", "the same loop with Invoke-RestMethod -WebSession", 0.6),
        new("100 machines stopped with -Wait", "stop", "stop-serial", "Invoke-RestMethod, one machine after the other, each polled every 2 s (20 times what 5 take)", 0.05),
        new("100 machines stopped with -Wait", "stop", "stop-loops", "Invoke-RestMethod -WebSession, all sent in a loop, then all polled in a loop", 0.3),
        new("100 machines stopped with -Wait", "stop", "stop-one", "one machine alone, by the same cmdlet", 2),
        new("10,000 machines with Get-PaperspaceMachine", "list", "list-web", "the loop over pages of 120 with Invoke-RestMethod -WebSession", 0.25),
        new("what is alive at the 5,000th of 10,000 machines", "list-live", "list-short-live", "at the 920th of 1,000 (were all kept: more than 4)", 2),
    ];
}
